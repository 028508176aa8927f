using SubsetGen.Torch.Tests.Traps;

return Trap.Run(args);
