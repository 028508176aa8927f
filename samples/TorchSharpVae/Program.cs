return SubsetGen.TorchSharpVae.Cli.CommandLine.Run(args, Console.Out, Console.Error);
