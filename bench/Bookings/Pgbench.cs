using System.Diagnostics;
using System.Globalization;
using Marketplace.Postgres;
using Npgsql;

namespace Marketplace.Bench;

/// <summary>
/// The limit that the marketplace is held to, B: PostgreSQL's own load generator, which writes the same rows in one
/// statement per transaction and has nobody to ask and nothing to decide.
/// </summary>
internal sealed class Pgbench(string connectionString, string script, IReadOnlyDictionary<string, string> texts)
{
    /// <summary>Writes the script where the tool can read it, and takes the texts of a booking that the marketplace has written.</summary>
    public static async Task<Pgbench> On(BenchDatabase database, BenchDatabase marketplace, string folder)
    {
        await database.Execute("create sequence if not exists bench_slots minvalue 0 start 0");
        return await With(database, folder, "booking.sql", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["booking_state"] = await Sample("state::text from aggregates where type = 'booking'"),
            ["booking_event"] = await Sample("body::text from events where stream like 'booking/%'"),
            ["payment_state"] = await Sample("state::text from aggregates where type = 'payment'"),
            ["payment_event"] = await Sample("body::text from events where stream like 'payment/%'"),
            ["intent_body"] = await Sample("body::text from intents"),
        });

        Task<string> Sample(string of) => marketplace.Ask<string>($"select {of} limit 1");
    }

    /// <summary>Writes one of our scripts where the tool can read it.</summary>
    public static async Task<Pgbench> With(BenchDatabase database, string folder, string name, IReadOnlyDictionary<string, string> texts)
    {
        var script = Path.Combine(folder, name);
        await using var sql = typeof(Pgbench).Assembly.GetManifestResourceStream(name)!;
        await using var file = File.Create(script);
        await sql.CopyToAsync(file);
        return new Pgbench(database.ConnectionString, script, texts);
    }

    /// <summary>What a booking and its payment look like when they are written.</summary>
    public IReadOnlyDictionary<string, string> Texts => texts;

    public async Task<LoadResult> Run(int clients, int seconds)
    {
        var login = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(
            Program(),
            [
                "--no-vacuum",
                "--protocol=prepared",
                $"--client={clients}",
                $"--jobs={Math.Min(clients, Environment.ProcessorCount)}",
                $"--time={seconds}",
                $"--file={script}",
                .. texts.Select(text => $"--define={text.Key}={text.Value}"),
                login.Database!,
            ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGHOST"] = login.Host;
        start.Environment["PGPORT"] = login.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = login.Username;
        start.Environment["PGPASSWORD"] = login.Password;
        start.Environment["PGOPTIONS"] = "-c search_path=marketplace,public";

        using var tool = Process.Start(start)!;
        var complaints = tool.StandardError.ReadToEndAsync();
        var said = await tool.StandardOutput.ReadToEndAsync();
        await tool.WaitForExitAsync();
        return tool.ExitCode == 0
            ? ResultIn(said, clients)
            : throw new InvalidOperationException($"pgbench: {await complaints}");
    }

    /// <summary>It tells the mean of a transaction's time, and no percentiles.</summary>
    private static LoadResult ResultIn(string said, int clients)
    {
        var rate = double.Parse(Behind("tps = ").Split(' ')[0], CultureInfo.InvariantCulture);
        var done = int.Parse(Behind("number of transactions actually processed: ").Split('/')[0], CultureInfo.InvariantCulture);
        return new LoadResult(clients, done, 0, done / rate, clients / rate * 1_000, 0);

        string Behind(string words) => said.Split('\n').Single(line => line.StartsWith(words, StringComparison.Ordinal))[words.Length..];
    }

    private static string Program() =>
        PostgresInstallations.Folders().Select(folder => Path.Combine(folder, "pgbench")).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("pgbench is not installed beside PostgreSQL here.");
}
