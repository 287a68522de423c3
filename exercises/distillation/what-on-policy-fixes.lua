-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "What on-policy training fixes",
  lesson = "on-policy",
  map = "d7",
  task = [[Which problem does on-policy distillation fix?]],
  options = {
    {
      "The teacher is too slow",
      says = [[It calls the teacher more often: every text that the student writes has to be scored anew, and none
can be stored beforehand.]],
    },
    {
      "Exposure bias: the student is trained on prefixes that it would never write itself",
      correct = true,
      says = [[Yes. It now trains on its own prefixes, mistakes included, and learns what to do after one.]],
    },
    {
      "The teacher has another vocabulary",
      says = [[The divergence is still taken token by token, so both need the same vocabulary.]],
    },
    {
      "Logits overflow",
      says = [[Subtracting the largest logit before the softmax takes care of that. Here the question is whose
texts are trained on.]],
    },
  },
  hints = {
    "Ask what changes: the loss at a token, or the text in which the token stands?",
    "Off-policy: the text is the teacher's. On-policy: the text is the student's.",
    "Which option is about the texts that a student meets in training and in use?",
  },
  why = [[A test on the teacher's prefixes cannot see the problem: the student is good there. It shows in texts that
the student wrote, and the longer they are the more.]],
  sources = { "Agarwal et al. 2023, arXiv:2306.13649", "Gu et al. 2023, arXiv:2306.08543" },
}
