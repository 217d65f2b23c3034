using Marketplace.Hosting;

return args is ["migrate", .. var rest] ? await MigrateProgram.Run(rest) : await SiloProgram.Run(args);
