using Marketplace.Commands.Demo;

namespace Marketplace.Commands;

/// <summary>What this program understands: a verb, and options that are configuration keys.</summary>
internal static class CommandLine
{
    /// <summary>As `sysexits.h` numbers a command that was used wrongly.</summary>
    private const int Misused = 64;

    private static readonly ImmutableArray<Verb> Verbs =
    [
        new("serve", "Start everything and serve the API until Ctrl-C (the default).", ServeCommand.Run),
        new("verify", "Check every invariant on the database and print each.", VerifyCommand.Run),
        new("rebuild", "Fold every stream anew and compare with what is stored.", RebuildCommand.Run),
        new("openapi", "Write the OpenAPI document to docs/openapi/v1.json, or to --Output.", OpenApiCommand.Run),
        new("demo", "Play one whole booking against a server of its own, and prove the books.", DemoCommand.Run),
    ];

    public static async Task<int> Run(string[] args)
    {
        var (name, rest) = args is [var first, .. var others] && !first.StartsWith('-') ? (first, others) : ("serve", args);
        if (name == "help" || rest.Any(argument => argument is "--help" or "-h" or "-?"))
        {
            await Help(Console.Out);
            return 0;
        }

        if (Verbs.FirstOrDefault(verb => verb.Name == name) is { } known)
        {
            return await known.Run(rest);
        }

        await Console.Error.WriteLineAsync($"There is no command '{name}'.");
        await Help(Console.Error);
        return Misused;
    }

    private static async Task Help(TextWriter output)
    {
        await output.WriteLineAsync(
            """
            Usage: marketplace [command] [--Key value ...]

            Commands:
            """);
        foreach (var verb in Verbs)
        {
            await output.WriteLineAsync($"  {verb.Name,-10}{verb.Summary}");
        }

        await output.WriteLineAsync(
            """

            Options are configuration keys; environment variables work too, with __ for the colon:
              --urls <address>                        Where to listen (http://localhost:5080).
              --ConnectionStrings:Marketplace <text>  A PostgreSQL of your own; without it a private one is started.
              --Data:Directory <folder>               Where the private PostgreSQL keeps its data (.data).
              --Data:Binaries <folder>                Where its binaries are, if not in a usual place.
              --Sandbox:Enabled <true|false>          Stand-ins for gateways, mail and time (on, except in production).
            """);
    }
}
