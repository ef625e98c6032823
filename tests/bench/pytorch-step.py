"""The default network's training step in PyTorch, eager, on one thread: what a script of that kind reaches.

Reads lines "WIDTH BATCH SECONDS", trains for about so long and answers each with a line of steps per second. Before
the first it says its version. The network, features, preconditioning, loss and optimiser are those of
src/maths/network and src/engine/optimiser.ts: 19 features, three layers of SiLU, preconditioned denoising loss, Adam.
"""

import math
import sys
import time

import torch

torch.set_num_threads(1)
OCTAVES = 4
MEAN, STD = torch.tensor([0.0, 0.0]), 0.5
SIGMAS = torch.logspace(0.0, math.log10(0.02), 10)


class Training:
    def __init__(self, width, batch):
        torch.manual_seed(0)
        silu, linear = torch.nn.SiLU, torch.nn.Linear
        inputs = 3 + 4 * OCTAVES
        self.network = torch.nn.Sequential(
            linear(inputs, width), silu(), linear(width, width), silu(), linear(width, width), silu(), linear(width, 2)
        )
        self.adam = torch.optim.Adam(self.network.parameters(), lr=0.01, betas=(0.9, 0.99))
        self.average = [parameter.detach().clone() for parameter in self.network.parameters()]
        self.data = 0.5 * torch.randn(10000, 2)
        # Levels are stratified over the batch.
        self.sigma = SIGMAS[torch.arange(batch) % len(SIGMAS)][:, None]

    def step(self):
        batch = len(self.sigma)
        sigma = self.sigma
        noise = torch.randn(batch, 2)
        x = self.data[torch.randint(len(self.data), (batch,))] + sigma * noise
        spread = torch.sqrt(sigma**2 + STD**2)
        angles = [math.pi * 2**k * x for k in range(OCTAVES)]
        seen = [torch.exp(-0.5 * (math.pi * 2**k * sigma) ** 2) for k in range(OCTAVES)]
        waves = [v * torch.sin(a) for v, a in zip(seen, angles)] + [v * torch.cos(a) for v, a in zip(seen, angles)]
        features = torch.cat([(x - MEAN) / spread, 0.5 * torch.log(sigma)] + waves, dim=1)
        score = -(x - MEAN) / spread**2 + STD / (sigma * spread) * self.network(features)
        # ½ σ² ‖s + z/σ‖²
        loss = 0.5 * ((sigma * score + noise) ** 2).sum(dim=1).mean()
        self.adam.zero_grad(set_to_none=True)
        loss.backward()
        self.adam.step()
        with torch.no_grad():
            for mean, parameter in zip(self.average, self.network.parameters()):
                mean.lerp_(parameter, 0.005)


def main():
    print(torch.__version__, flush=True)
    known = {}
    for line in sys.stdin:
        width, batch, seconds = line.split()
        size = (int(width), int(batch))
        if size not in known:
            known[size] = Training(*size)
            for _ in range(20):
                known[size].step()
        training, steps, start = known[size], 0, time.perf_counter()
        while time.perf_counter() - start < float(seconds):
            training.step()
            steps += 1
        print(steps / (time.perf_counter() - start), flush=True)


main()
