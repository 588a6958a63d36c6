"""Voices, microphones and clocks of a device, for pages that hear, speak and keep time."""

from playwright.sync_api import Page

VOICES = """
    const voice = (name, lang, localService) => ({ name, lang, localService, default: false });
    const voices = [
        voice('Far', navigator.language, false), voice('Strange', 'xx', true),
        voice('Near', 'en-GB', true), voice('Far too', 'en', false),
    ];
    window.heard = [];
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    speechSynthesis.getVoices = () => voices;
    speechSynthesis.cancel = () => { window.speaking = undefined; };
    speechSynthesis.speak = (said) => {
        // Nothing is said to be allowed to speak later.
        if (!said.text) return;
        window.heard.push([said.voice.name, said.text]);
        window.speaking = said.text;
        if (!window.patient) setTimeout(() => { window.speaking = undefined; said.onend?.(); }, 20);
    };
"""
"""Voices of the device and of the network, in the place of the browser's own."""

SLOW_VOICES = f"""{VOICES}
    const known = speechSynthesis.getVoices();
    speechSynthesis.getVoices = () => window.listed ? known : [];
    window.list = () => {{
        window.listed = true;
        speechSynthesis.dispatchEvent(new Event('voiceschanged'));
    }};
"""
"""The same voices; the browser lists them only when `list()` is called."""

NO_VOICE = "speechSynthesis.getVoices = () => [];"

LISTENING = """
    window.streams = [];
    window.played = [];
    const ask = navigator.mediaDevices?.getUserMedia.bind(navigator.mediaDevices);
    if (ask) navigator.mediaDevices.getUserMedia = async (wish) => {
        const stream = await ask(wish);
        window.streams.push(stream);
        window.opened = performance.now();
        return stream;
    };
    const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function () {
        const peak = this.buffer.getChannelData(0).reduce((a, b) => Math.max(a, Math.abs(b)), 0);
        window.played.push({ seconds: this.buffer.duration, peak });
        start.call(this);
    };
"""
"""Notes which microphones were opened, and what was played back."""


def speak(page: Page, seconds: float) -> None:
    """Let the microphone hear something for so long, by the page's own clock."""
    page.wait_for_function(
        "(seconds) => performance.now() - window.opened > seconds * 1000", arg=seconds
    )


ALL_RELEASED = """() => window.streams.length > 0 && window.streams.every(
    (stream) => stream.getTracks().every((track) => track.readyState === 'ended'))"""

COUNTING = """
    window.ticking = new Set();
    const begin = window.setInterval, end = window.clearInterval;
    window.setInterval = (...given) => {
        const one = begin(...given);
        // The theme has clocks of its own; ours tick four times a second.
        if (given[1] === 250) window.ticking.add(one);
        return one;
    };
    window.clearInterval = (one) => { window.ticking.delete(one); end(one); };
    window.sounds = [];
    window.AudioContext = class extends AudioContext {
        constructor() { super(); window.sounds.push(this); }
    };
"""
"""Notes which clocks tick, and which sounds may be made."""

NOTHING_RUNS = """() => window.ticking.size === 0
    && window.sounds.every((one) => one.state === 'closed')
    && window.streams.flatMap((one) => one.getTracks()).every((one) => one.readyState === 'ended')
    && window.speaking === undefined"""
"""Whether no clock, sound, microphone or voice of ours goes on in the page."""

NO_MICROPHONE = """navigator.mediaDevices.getUserMedia = () =>
    Promise.reject(new DOMException('none', 'NotFoundError'));"""

NO_RECORDER = "delete window.MediaRecorder;"
