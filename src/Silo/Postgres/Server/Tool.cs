using System.Diagnostics;

namespace Marketplace.Postgres;

/// <summary>Runs one of PostgreSQL's or the system's programs to its end.</summary>
internal static class Tool
{
    /// <summary>Runs a program and returns how it ended and what it printed.</summary>
    public static async Task<(int ExitCode, string Output)> Run(
        string program, IEnumerable<string> arguments, ServerAccount account, string folder, CancellationToken cancellationToken)
    {
        var start = Describe(program, arguments, account, folder);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, (await output + await errors).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Runs a program only for its exit code, from the root folder, which every account may enter.</summary>
    public static async Task<bool> Succeeds(
        string program, IEnumerable<string> arguments, ServerAccount account, CancellationToken cancellationToken) =>
        (await Run(program, arguments, account, "/", cancellationToken)).ExitCode == 0;

    public static ProcessStartInfo Describe(string program, IEnumerable<string> arguments, ServerAccount account, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = folder,
        };

        // English messages, because a few of them are told apart by their text.
        start.Environment["LC_ALL"] = "C";
        if (account.Name is { } name)
        {
            start.UserName = name;
        }

        return start;
    }
}
