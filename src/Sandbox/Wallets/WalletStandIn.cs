namespace Marketplace.Sandbox;

/// <summary>The stand-in of one gateway: its buttons, and where it is spoken to.</summary>
internal sealed record WalletStandIn(WalletSandbox Sandbox, WalletDoor Door, IWalletStore Store)
{
    public string Name => Sandbox.Name;

    /// <summary>All of them.</summary>
    /// <param name="secrets">What they know their merchant by.</param>
    /// <param name="parts">What each is made of, by its name.</param>
    public static IReadOnlyList<WalletStandIn> All(WalletSecrets secrets, Func<string, WalletParts> parts) =>
    [
        Make("areeba", parts, (order, isStale) => AreebaWireServer.News(order, isStale, secrets.AreebaNotificationSecret), sandbox => new AreebaWireServer(sandbox, secrets.AreebaMerchant, secrets.AreebaPassword)),
        Make("fastpay", parts, FastPayWireServer.News, sandbox => new FastPayWireServer(sandbox, secrets.FastPayStore, secrets.FastPayPassword, secrets.FastPayRefundSecret)),
        Make("fib", parts, FibWireServer.News, sandbox => new FibWireServer(sandbox, secrets.FibId, secrets.FibSecret), endsWithItsPages: true),
        Make("nasswallet", parts, NassWalletWireServer.News, sandbox => new NassWalletWireServer(sandbox, secrets.NassToken, secrets.NassMerchant, secrets.NassPassword, secrets.NassPin)),
    ];

    private static WalletStandIn Make(
        string name,
        Func<string, WalletParts> parts,
        Func<WalletOrder, bool, WalletNews?> tells,
        Func<WalletSandbox, IWalletWire> wire,
        bool endsWithItsPages = false)
    {
        var made = parts(name);
        var sandbox = new WalletSandbox(name, made.Store, made.Chance, made.Clock, made.Tell) { Tells = tells, EndsWithItsPages = endsWithItsPages };
        return new WalletStandIn(sandbox, new WalletDoor(sandbox, wire(sandbox), made.Store, made.Troubles), made.Store);
    }
}

/// <summary>What a stand-in is made of.</summary>
internal sealed record WalletParts(
    IWalletStore Store, IChance Chance, TimeProvider Clock, Func<WalletNews, CancellationToken, Task<bool>> Tell, Func<string, string?>? Troubles = null);

/// <summary>What the gateways know the marketplace by.</summary>
public sealed record WalletSecrets
{
    public required string AreebaMerchant { get; init; }

    public required string AreebaPassword { get; init; }

    public required string AreebaNotificationSecret { get; init; }

    public required string FastPayStore { get; init; }

    public required string FastPayPassword { get; init; }

    public required string FastPayRefundSecret { get; init; }

    public required string FibId { get; init; }

    public required string FibSecret { get; init; }

    public required string NassToken { get; init; }

    public required string NassMerchant { get; init; }

    public required string NassPassword { get; init; }

    public required string NassPin { get; init; }
}

/// <summary>The buttons of all stand-ins.</summary>
public sealed class WalletSandboxes
{
    private readonly IReadOnlyList<WalletStandIn> all;

    internal WalletSandboxes(IReadOnlyList<WalletStandIn> all) => this.all = all;

    /// <summary>Each by its name.</summary>
    public IEnumerable<WalletSandbox> Gateways => all.Select(standIn => standIn.Sandbox);

    internal IReadOnlyList<WalletStandIn> All => all;

    /// <returns>Null where there is none of that name.</returns>
    public WalletSandbox? Named(string name) => Gateways.FirstOrDefault(gateway => gateway.Name == name);
}
