using Npgsql;

namespace Marketplace.Postgres;

/// <summary>Opens the product's connection pools: who works as which role, and with how many connections.</summary>
internal static class MarketplaceDataSource
{
    /// <summary>The role whose grants the migrations decide; it owns nothing.</summary>
    public const string ApplicationRole = "marketplace_app";

    private const string Schema = "marketplace";

    /// <summary>
    /// Statements that each connection keeps prepared. The product has a few hundred distinct ones, and the hot ones
    /// number some dozens; preparing them makes small statements two to three times as fast.
    /// </summary>
    private const int PreparedStatements = 128;

    /// <summary>The pool of the product itself. It can do what the grants allow and no more.</summary>
    /// <param name="connectionString">The login; it must be a member of <see cref="ApplicationRole"/>, as the migrations see to.</param>
    /// <param name="connections">The most connections at once. Two silos and two API processes fit four times into a server's 200.</param>
    public static NpgsqlDataSource ForApplication(string connectionString, int connections = 40) =>
        NpgsqlDataSource.Create(ApplicationConnectionString(connectionString, connections));

    /// <summary>The pool of the owner: for migrations and for the engine's own tables (reminders, membership, plain grain state).</summary>
    public static NpgsqlDataSource ForOwner(string connectionString, int connections = 10) =>
        NpgsqlDataSource.Create(OwnerConnectionString(connectionString, connections));

    /// <summary>As <see cref="ForOwner"/>, for providers that open connections themselves (Orleans' ADO.NET providers).</summary>
    public static string OwnerConnectionString(string connectionString, int connections = 10) =>
        Describe(connectionString, $"-c search_path={Schema}", connections, "marketplace engine");

    private static string ApplicationConnectionString(string connectionString, int connections) =>
        Describe(connectionString, $"-c role={ApplicationRole} -c search_path={Schema}", connections, "marketplace");

    private static string Describe(string connectionString, string options, int connections, string name)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.Options = string.IsNullOrWhiteSpace(settings.Options) ? options : $"{settings.Options} {options}";
        settings.MaxPoolSize = connections;
        settings.MaxAutoPrepare = PreparedStatements;

        // Nothing here leaves anything behind in a session: no setting, lock or temporary table outlives its transaction.
        // To reset sessions all the same would cost more than most of the statements between two resets.
        settings.NoResetOnClose = true;
        settings.ApplicationName ??= name;
        return settings.ConnectionString;
    }
}
