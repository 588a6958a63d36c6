/** Records what is said, into the memory of the page and nowhere else. */

const SECURE = "Browsers let a page use the microphone only where it came over https. This one " +
  "came another way, so nothing can be recorded here. The timer works.";
const UNABLE = "This browser cannot record sound in a page. The timer works.";
const REASONS: Record<string, string> = {
  NotAllowedError: "The microphone was refused, by you or by a rule of this site or device. " +
    "The browser's settings for this page can allow it. The timer works.",
  NotFoundError: "No microphone was found. The timer works.",
  NotReadableError: "Another program is using the microphone. The timer works.",
};

/** Why nothing can be recorded on this page; "" if something can. */
export function whyNever(): string {
  if (!isSecureContext) return SECURE;
  // Old browsers lack what the types promise.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  return devices && "MediaRecorder" in globalThis && "AudioContext" in globalThis ? "" : UNABLE;
}

/** Why a recording could not be begun. */
export function whyNot(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  return REASONS[name] ?? "The microphone could not be started. The timer works.";
}

/** One recording: begun, ended, heard as often as wanted, dropped. */
export class Recorder {
  #stream: MediaStream | undefined;
  #machine: MediaRecorder | undefined;
  #sound: AudioBuffer | undefined;
  #player: AudioContext | undefined;
  #turns = 0;
  #parts: Blob[] = [];
  #ended: Promise<unknown> | undefined;

  /** Ask for the microphone and begin; false if it was dropped meanwhile. Rejects as it does. */
  async begin(): Promise<boolean> {
    this.drop();
    const turn = this.#turns;
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    if (turn !== this.#turns) {
      release(stream);
      return false;
    }
    this.#stream = stream;
    this.#machine = new MediaRecorder(stream);
    this.#ended = new Promise((resolve) => this.#machine?.addEventListener("stop", resolve));
    this.#machine.ondataavailable = ({ data }) => this.#parts.push(data);
    this.#machine.start();
    return true;
  }

  /** End the recording; whether there is something to hear. */
  async end(): Promise<boolean> {
    const machine = this.#machine;
    const stream = this.#stream;
    const turns = this.#turns;
    const parts = this.#parts;
    if (!machine || !stream) return false;
    // It ends by itself when the microphone is unplugged.
    if (machine.state !== "inactive") machine.stop();
    await this.#ended;
    release(stream);
    try {
      // Decoded here: a sound with an address of its own is forbidden by strict content policies.
      const bytes = await new Blob(parts).arrayBuffer();
      const sound = await new OfflineAudioContext(1, 1, 44100).decodeAudioData(bytes);
      if (turns === this.#turns) this.#sound = sound;
    } catch {
      // Nothing was said, or the browser cannot read what it wrote.
    }
    return this.kept;
  }

  get kept(): boolean {
    return !!this.#sound;
  }

  /** Play it; resolves when it has ended or was stopped. */
  async play(): Promise<void> {
    this.hush();
    if (!this.#sound) return;
    const player = this.#player = new AudioContext();
    const source = player.createBufferSource();
    source.buffer = this.#sound;
    source.connect(player.destination);
    await new Promise<unknown>((resolve) => {
      source.onended = resolve;
      player.onstatechange = () => player.state === "closed" && resolve(null);
      source.start();
    });
    if (this.#player === player) this.hush();
  }

  /** Stop playing. */
  hush(): void {
    void this.#player?.close();
    this.#player = undefined;
  }

  /** Forget it all, and let go of the microphone. */
  drop(): void {
    this.#turns++;
    this.hush();
    if (this.#stream) release(this.#stream);
    this.#stream = this.#machine = this.#sound = undefined;
    this.#parts = [];
  }
}

function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
