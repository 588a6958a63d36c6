/** `<pb-timer>`: some seconds to say something aloud in. Nothing is recorded. */

const TICK = 250;

export class TimerElement extends HTMLElement {
  readonly #button = document.createElement("button");
  readonly #bar = document.createElement("progress");
  readonly #words = document.createElement("span");
  #ends = 0;
  #ticking: ReturnType<typeof setInterval> | undefined;

  connectedCallback(): void {
    this.#button.type = "button";
    this.#button.className = "pb-button";
    this.#button.onclick = () =>
      this.#ticking === undefined ? this.#start() : this.#stop("Stopped.");
    this.#bar.setAttribute("aria-label", "Time that has passed");
    this.#bar.max = this.#seconds;
    this.#words.setAttribute("role", "status");
    this.replaceChildren(this.#button, this.#bar, this.#words);
    this.#stop("");
  }

  disconnectedCallback(): void {
    clearInterval(this.#ticking);
  }

  get #seconds(): number {
    return Number(this.dataset["seconds"]) || 20;
  }

  #start(): void {
    this.#ends = performance.now() + this.#seconds * 1000;
    this.#ticking = setInterval(() => this.#tick(), TICK);
    this.#button.textContent = "Stop";
    this.#words.textContent = "Speak now.";
    this.#tick();
  }

  #tick(): void {
    const left = (this.#ends - performance.now()) / 1000;
    this.#bar.value = this.#seconds - left;
    if (left <= 0) this.#stop("Time. Were you done?");
  }

  #stop(words: string): void {
    clearInterval(this.#ticking);
    this.#ticking = undefined;
    this.#bar.value = 0;
    this.#button.textContent = `Start ${this.#seconds} seconds`;
    this.#words.textContent = words;
  }
}
