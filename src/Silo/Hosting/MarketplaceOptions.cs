using Marketplace.Gateways;
using Marketplace.Ledger;
using Marketplace.Postgres;
using Marketplace.Reconciliation;
using Marketplace.Work;

namespace Marketplace.Hosting;

/// <summary>What a process of the marketplace must know before it starts, read once and checked as a whole.</summary>
internal sealed record MarketplaceOptions
{
    /// <summary>Where people and gateways reach the API; null takes the address on which this host listens, which only suits one machine.</summary>
    public Uri? PublicUrl { get; init; }

    public AreebaOptions Areeba { get; init; } = new();

    public BooksOptions Books { get; init; } = new();

    public required DatabaseOptions Database { get; init; }

    public FastPayOptions FastPay { get; init; } = new();

    public FibOptions Fib { get; init; } = new();

    public NassWalletOptions NassWallet { get; init; } = new();

    public PaymentsOptions Payments { get; init; } = new();

    public ReconciliationOptions Reconciliation { get; init; } = new();

    public required SandboxOptions Sandbox { get; init; }

    public required SiloProcessOptions Silo { get; init; }

    public required StorageOptions Storage { get; init; }

    public required StripeOptions Stripe { get; init; }

    public required WorkOptions Work { get; init; }

    /// <exception cref="InvalidConfigurationException">It cannot work; all problems at once.</exception>
    public static MarketplaceOptions From(IConfiguration configuration, IHostEnvironment environment)
    {
        var options = Read(configuration, environment);
        string[] problems =
        [
            .. options.Books.Problems(),
            .. options.Database.Problems(),
            .. options.Payments.Problems(),
            .. ProblemsOf(options.PublicUrl),
            .. RemoteGateways.All(options).SelectMany(remote => remote.Problems(options.Sandbox, options.Payments)),
            .. options.Reconciliation.Problems(),
            .. options.Sandbox.Problems(environment),
            .. options.Storage.Problems(),
            .. options.Stripe.Problems(options.Sandbox),
            .. options.Work.Problems(),
        ];
        return problems is [] ? options : throw new InvalidConfigurationException(problems);
    }

    private static MarketplaceOptions Read(IConfiguration configuration, IHostEnvironment environment)
    {
        try
        {
            return new MarketplaceOptions
            {
                PublicUrl = configuration["PublicUrl"] is { Length: > 0 } url ? new Uri(url, UriKind.RelativeOrAbsolute) : null,
                Areeba = configuration.GetSection(AreebaOptions.Section).Get<AreebaOptions>() ?? new AreebaOptions(),
                Books = configuration.GetSection(BooksOptions.Section).Get<BooksOptions>() ?? new BooksOptions(),
                Database = DatabaseOptions.From(configuration),
                FastPay = configuration.GetSection(FastPayOptions.Section).Get<FastPayOptions>() ?? new FastPayOptions(),
                Fib = configuration.GetSection(FibOptions.Section).Get<FibOptions>() ?? new FibOptions(),
                NassWallet = configuration.GetSection(NassWalletOptions.Section).Get<NassWalletOptions>() ?? new NassWalletOptions(),
                Payments = configuration.GetSection(PaymentsOptions.Section).Get<PaymentsOptions>() ?? new PaymentsOptions(),
                Reconciliation = configuration.GetSection(ReconciliationOptions.Section).Get<ReconciliationOptions>() ?? new ReconciliationOptions(),
                Sandbox = SandboxOptions.From(configuration, environment),
                Silo = SiloProcessOptions.From(configuration, environment),
                Storage = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions(),
                Stripe = configuration.GetSection(StripeOptions.Section).Get<StripeOptions>() ?? new StripeOptions(),
                Work = configuration.GetSection(WorkOptions.Section).Get<WorkOptions>() ?? new WorkOptions(),
            };
        }
        catch (InvalidOperationException wrongType)
        {
            // The binder names the key and the value.
            throw new InvalidConfigurationException([wrongType.Message]);
        }
    }

    private static IEnumerable<string> ProblemsOf(Uri? publicUrl) =>
        publicUrl is null or { IsAbsoluteUri: true, Scheme: "http" or "https" } ? [] : [$"PublicUrl is not an absolute http(s) address: {publicUrl}"];
}
