/** Numbers for objects that a thread keeps: `send` is called when it may not have an object, or not any more. */
export class Numbers {
  readonly #known = new Map<object, number>();
  #next = 0;

  of(object: object, send: (number: number) => void): number {
    const known = this.#known.get(object);
    if (known !== undefined) return known;
    const number = ++this.#next;
    this.#known.set(object, number);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST && oldest !== undefined) this.#known.delete(oldest);
    send(number);
    return number;
  }
}

/** No more than the thread keeps of one kind, so that what is known here is kept there. */
const MOST = 4;
