-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "An API and nothing else",
  lesson = "llm-distillation-types",
  map = "d6",
  task = [[You reach the teacher through an API that returns text only. Which distillation can you do?]],
  options = {
    {
      "On logits",
      says = [[They need the teacher's probability of every token, and this API returns the chosen token only.]],
    },
    {
      "On sequences: fine-tune on the teacher's texts",
      correct = true,
      says = [[Yes. A text is a sample of the teacher's distribution, and its mean loss is the divergence plus a
constant.]],
    },
    {
      "On features",
      says = [[They need hidden states from inside the teacher. No text contains them.]],
    },
    {
      "None",
      says = [[Text is enough: fine-tuning on the teacher's answers is distillation with one sample of each
distribution.]],
    },
  },
  hints = {
    "Ask of each way what the teacher has to hand over.",
    "Logits: 128,256 probabilities for each token. Features: thousands of numbers from inside. Sequences: the tokens.",
    "Which of these does a text-only API deliver?",
  },
  why = [[DeepSeek-R1's distilled models are of this kind: about 800,000 samples of text, and plain fine-tuning of
six smaller models.]],
  sources = { "Kim and Rush 2016, arXiv:1606.07947", "DeepSeek-AI 2025, arXiv:2501.12948" },
}
