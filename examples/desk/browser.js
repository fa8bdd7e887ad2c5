/* What the desk can do with script only: local times, a counter, a poster, a fresh queue. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' };
const hour = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const inWords = (time, parts) =>
	new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: zone }).format(time);

for (const element of document.querySelectorAll('time')) {
	const time = new Date(element.dateTime);
	const { weekday, year, ...date } = day;
	const isThisYear = time.getFullYear() === new Date().getFullYear();
	const parts = {
		clock: hour,
		day: { ...date, year },
		'': { weekday, ...date, ...(!isThisYear && { year }), ...hour, timeZoneName: 'short' },
	};
	element.textContent = inWords(time, parts[element.dataset.kind]);
}
for (const element of document.querySelectorAll('#zone')) element.textContent = zone;

const due = document.querySelector('#due');
if (due !== null) {
	due.form.elements.zone.value = zone;
	if (due.dataset.utc !== undefined) {
		const time = new Date(due.dataset.utc);
		const two = (number) => String(number).padStart(2, '0');
		due.value = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}T${two(time.getHours())}:${two(time.getMinutes())}`;
	}
	const tell = () => {
		const time = new Date(due.value);
		document.querySelector('#when').textContent = Number.isNaN(time.getTime())
			? 'Choose a date and a time.'
			: `Goes out on ${inWords(time, { ...day, ...hour, timeZoneName: 'long' })}, at the earliest.`;
	};
	due.addEventListener('input', tell);
	tell();
}

const caption = document.querySelector('#caption');
if (caption !== null) {
	const tell = () => {
		const tags = caption.value.match(/#[\p{L}\p{N}_]+/gu) ?? [];
		document.querySelector('#count').textContent =
			`${caption.value.length} of ${caption.maxLength} UTF-16 units, ${tags.length} hashtags`;
	};
	caption.addEventListener('input', tell);
	tell();
}

/* The first frame as a JPEG of 160 pixels: n8n keeps it with the row, the file it keeps elsewhere. */
const LONGEST_SIDE = 160;
const file = document.querySelector('#file');
if (file !== null) {
	file.addEventListener('change', () => {
		const [chosen] = file.files;
		file.setCustomValidity('');
		file.form.elements.poster.value = '';
		if (chosen === undefined) return;
		const megabytes = chosen.size / 1024 / 1024;
		const picked = document.querySelector('#picked');
		picked.textContent = `${chosen.name}, ${megabytes.toFixed(1)} MB`;
		if (megabytes > Number(file.dataset.mb)) {
			file.setCustomValidity(
				`The file has ${megabytes.toFixed(0)} MB. n8n takes at most ${file.dataset.mb} MB.`,
			);
			file.reportValidity();
			return;
		}
		drawPoster(chosen, picked);
	});
}

function drawPoster(chosen, picked) {
	const video = document.createElement('video');
	video.muted = true;
	video.playsInline = true;
	video.preload = 'auto';
	video.addEventListener('loadeddata', () => {
		video.currentTime = Math.min(0.1, video.duration / 2 || 0);
	});
	video.addEventListener('seeked', () => {
		const scale = LONGEST_SIDE / Math.max(video.videoWidth, video.videoHeight);
		const canvas = document.createElement('canvas');
		canvas.width = Math.round(video.videoWidth * scale);
		canvas.height = Math.round(video.videoHeight * scale);
		canvas.getContext('2d').drawImage(video, 0, 0, canvas.width, canvas.height);
		file.form.elements.poster.value = canvas.toDataURL('image/jpeg', 0.7);
		const image = document.createElement('img');
		image.className = 'poster';
		image.alt = 'First frame of the video';
		image.src = file.form.elements.poster.value;
		picked.append(document.createElement('br'), image);
		URL.revokeObjectURL(video.src);
	});
	video.src = URL.createObjectURL(chosen);
}

/* A second press of a button would only be refused. */
for (const form of document.forms) {
	form.addEventListener('submit', (event) => {
		if (form.dataset.sent !== undefined) event.preventDefault();
		form.dataset.sent = '';
		if (form.id === 'post') form.querySelector('.main').textContent = 'Sending…';
	});
}

/* A page that comes back from the browser's memory can be pressed again. */
addEventListener('pageshow', () => {
	for (const form of document.forms) delete form.dataset.sent;
});

const { refresh, address } = document.body.dataset;
if (refresh !== undefined) {
	setInterval(
		() => {
			const isInUse =
				document.activeElement?.matches('a, button, summary, input, select, textarea') ||
				document.querySelector('details[open]') !== null;
			if (!isInUse) location.replace(address);
		},
		Number(refresh) * 1_000,
	);
}
