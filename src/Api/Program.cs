using Marketplace.Commands;

return await CommandLine.Run(args);
