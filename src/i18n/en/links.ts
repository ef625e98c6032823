/** What an opened link says, and work that is kept. */
export const links = {
  title: "Kept work",
};
