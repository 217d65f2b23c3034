using Marketplace.Postgres;

namespace Marketplace.Hosting;

/// <summary>
/// Brings the database to the schema of this build and ends. In a cluster this is a job that runs before anything of a
/// new release starts: it alone needs the right to change the schema, and processes that start together need not race for it.
/// </summary>
internal static class MigrateProgram
{
    public static Task<int> Run(string[] args) => Startup.Guard(async stopping =>
    {
        var database = DatabaseOptions.From(new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build());
        string[] problems = database.ConnectionString is null
            ? ["ConnectionStrings:Marketplace is needed: a private database is migrated by the host that starts it."]
            : [.. database.Problems()];
        if (problems is not [])
        {
            throw new InvalidConfigurationException(problems);
        }

        var applied = await Migrator.Migrate(database.ConnectionString!, stopping);
        await Console.Out.WriteLineAsync(applied == 0 ? "The database is up to date." : $"The database is up to date: {applied} migration(s) applied.");
    });
}
