return SubsetGen.PdeDiscovery.Cli.CommandLine.Run(args, Console.Out, Console.Error);
