using Marketplace.Hosting;

return await SiloProgram.Run(args);
