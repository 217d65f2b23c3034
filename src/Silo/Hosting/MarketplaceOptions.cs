using Marketplace.Gateways;
using Marketplace.Postgres;
using Marketplace.Work;
using Npgsql;

namespace Marketplace.Hosting;

/// <summary>What a process of the marketplace must know before it starts, read once and checked as a whole.</summary>
internal sealed record MarketplaceOptions
{
    /// <summary>Where people and gateways reach the API; null takes the address on which this host listens, which only suits one machine.</summary>
    public Uri? PublicUrl { get; init; }

    public required DatabaseOptions Database { get; init; }

    public required SandboxOptions Sandbox { get; init; }

    public required StorageOptions Storage { get; init; }

    public required StripeOptions Stripe { get; init; }

    public required WorkOptions Work { get; init; }

    /// <exception cref="InvalidConfigurationException">It cannot work; all problems at once.</exception>
    public static MarketplaceOptions From(IConfiguration configuration, IHostEnvironment environment)
    {
        var publicUrl = configuration["PublicUrl"] is { Length: > 0 } given ? given : null;
        var options = new MarketplaceOptions
        {
            PublicUrl = Uri.TryCreate(publicUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null,
            Database = DatabaseOptions.From(configuration),
            Sandbox = SandboxOptions.From(configuration, environment),
            Stripe = configuration.GetSection(StripeOptions.Section).Get<StripeOptions>() ?? new StripeOptions(),
            Storage = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions(),
            Work = configuration.GetSection(WorkOptions.Section).Get<WorkOptions>() ?? new WorkOptions(),
        };

        string[] problems =
        [
            .. options.Database.Problems(),
            .. options.Sandbox.Problems(environment),
            .. options.Storage.Problems(),
            .. options.Stripe.Problems(options.Sandbox),
            .. options.Work.Problems(),
            .. publicUrl is not null && options.PublicUrl is null ? [$"PublicUrl is not an absolute http(s) address: {publicUrl}"] : Array.Empty<string>(),
        ];
        return problems is [] ? options : throw new InvalidConfigurationException(problems);
    }
}

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

/// <summary>Whether the outside world and time itself are stand-ins.</summary>
internal sealed record SandboxOptions
{
    /// <summary>The default of a development run; refused in production.</summary>
    public bool Enabled { get; init; }

    public static SandboxOptions From(IConfiguration configuration, IHostEnvironment environment) =>
        new() { Enabled = configuration.GetValue("Sandbox:Enabled", !environment.IsProduction()) };

    public IEnumerable<string> Problems(IHostEnvironment environment)
    {
        if (Enabled && environment.IsProduction())
        {
            yield return "Sandbox:Enabled is refused in production: anybody could set the clock and make themselves an admin. "
                + "Set DOTNET_ENVIRONMENT=Development for a run with stand-ins.";
        }
    }
}
