import { expect, test } from "vitest";
import { pacedQuestions } from "../../src/store/paced-questions.ts";

function paced() {
  let now = 0;
  let looked = 0;
  const due: ((now: number) => void)[] = [];
  const clock = { now: () => now, nextFrame: (callback: (now: number) => void) => void due.push(callback) };
  const questions = pacedQuestions({ interval: 100, share: 0.2, ...clock }, () => looked++);
  return { questions, due, looked: () => looked, pass: (time: number) => (now += time) };
}

test("one question at a time, and afterwards it is looked for the next", async () => {
  const { questions, looked } = paced();
  const answers: number[] = [];
  const asking = questions.ask(
    async () => 7,
    (answer) => answers.push(answer),
    () => {},
  );
  expect(questions.isAsking()).toBe(true);
  await asking;
  expect([questions.isAsking(), answers, looked()]).toEqual([false, [7], 1]);
});

test("the next comes after the interval, or as long as keeps answers to their share of the time", async () => {
  const { questions, pass } = paced();
  expect(questions.isTooSoon()).toBe(false);
  await questions.ask(
    async () => pass(5),
    () => {},
    () => {},
  );
  pass(94);
  expect(questions.isTooSoon()).toBe(true);
  pass(1);
  expect(questions.isTooSoon()).toBe(false);
  // 60 ms of work are a fifth of 300.
  await questions.ask(
    async () => pass(60),
    () => {},
    () => {},
  );
  pass(239);
  expect(questions.isTooSoon()).toBe(true);
  pass(1);
  expect(questions.isTooSoon()).toBe(false);
});

test("a failure is told and ends the question; waiting looks once at the next frame, however often it is asked for", async () => {
  const { questions, due, looked } = paced();
  const failures: unknown[] = [];
  await questions.ask(
    () => Promise.reject(new Error("gone")),
    () => {},
    (error) => failures.push(error),
  );
  expect([failures.length, questions.isAsking(), looked()]).toEqual([1, false, 1]);
  questions.wait();
  questions.wait();
  expect(due).toHaveLength(1);
  due[0]?.(0);
  expect(looked()).toBe(2);
  questions.wait();
  expect(due).toHaveLength(2);
});
