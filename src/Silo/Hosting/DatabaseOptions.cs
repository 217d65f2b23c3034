using Npgsql;

namespace Marketplace.Hosting;

/// <summary>Where the truth is kept.</summary>
internal sealed record DatabaseOptions
{
    /// <summary>A PostgreSQL that somebody else runs; null starts a private one.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Where a private PostgreSQL keeps its data.</summary>
    public string Directory { get; init; } = ".data";

    /// <summary>The folder with the binaries of a private PostgreSQL; null searches the usual places.</summary>
    public string? Binaries { get; init; }

    /// <summary>Whether a private PostgreSQL survives a power cut. Only tests may do without.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Whether this process brings the schema up to date. In a cluster a job does that before anything starts.</summary>
    public bool Migrate { get; init; } = true;

    public static DatabaseOptions From(IConfiguration configuration)
    {
        var data = configuration.GetSection("Data");
        return new DatabaseOptions
        {
            ConnectionString = configuration.GetConnectionString("Marketplace") is { Length: > 0 } given ? given : null,
            Directory = data["Directory"] is { Length: > 0 } directory ? directory : ".data",
            Binaries = data["Binaries"] is { Length: > 0 } binaries ? binaries : null,
            Durable = data.GetValue("Durable", true),
            Migrate = data.GetValue("Migrate", true),
        };
    }

    public IEnumerable<string> Problems()
    {
        if (ConnectionString is null)
        {
            yield break;
        }

        string? problem = null;
        try
        {
            if (new NpgsqlConnectionStringBuilder(ConnectionString).Host is null or [])
            {
                problem = "it names no host";
            }
        }
        catch (ArgumentException error)
        {
            problem = error.Message;
        }

        if (problem is not null)
        {
            yield return $"ConnectionStrings:Marketplace is not a connection string of PostgreSQL: {problem}";
        }
    }
}
