using Marketplace.Embedded;
using Marketplace.Gateways;
using Marketplace.Hosting;
using Marketplace.Sandbox;
using Marketplace.Verification;

namespace Marketplace.Simulations;

/// <summary>The stand-ins of all gateways that are looked at, each in a process of its own.</summary>
internal sealed class SimulatedWallets : IDisposable
{
    private static readonly WalletSecrets Secrets = SecretsOf(new AreebaOptions(), new FastPayOptions(), new FibOptions(), new NassWalletOptions());

    private readonly Dictionary<string, SimulatedWallet> wallets = new(StringComparer.Ordinal);

    /// <param name="simulation">Where they live.</param>
    /// <param name="clock">The domain clock.</param>
    /// <param name="troubles">What goes wrong.</param>
    /// <param name="callbacks">The product's endpoint: a request to a status.</param>
    public SimulatedWallets(Simulation simulation, TimeProvider clock, GatewayTroubles troubles, Func<Request, Task<int>> callbacks)
    {
        var standIns = WalletStandIn.All(Secrets, name => new WalletParts(
            new MemoryWalletStore(troubles),
            new SeededChance(simulation.Chance.Fork($"{name} ids")),
            clock,
            (news, cancellationToken) => wallets![name].Tell(news, cancellationToken),
            troubles.FaultOf));
        foreach (var standIn in standIns)
        {
            wallets.Add(standIn.Name, new SimulatedWallet(simulation, clock, troubles, callbacks, standIn));
        }

        Sandboxes = new WalletSandboxes(standIns);
    }

    /// <summary>Their buttons, for the product's own routes.</summary>
    public WalletSandboxes Sandboxes { get; }

    public IEnumerable<SimulatedWallet> All => wallets.Values;

    public SimulatedWallet this[string name] => wallets[name];

    /// <summary>All that moved at any of them, counted where it moved.</summary>
    public IEnumerable<GatewayMovement> Movements() => All.SelectMany(wallet => wallet.Movements());

    /// <summary>The way from one simulated process to the gateways and back.</summary>
    public IGatewayTransport HttpOf(SimulatedProcess caller, MarketplaceOptions options) => new Wire(this, caller, options);

    public void Dispose()
    {
        foreach (var wallet in All)
        {
            wallet.Dispose();
        }
    }

    private static WalletSecrets SecretsOf(AreebaOptions areeba, FastPayOptions fastPay, FibOptions fib, NassWalletOptions nass) => new()
    {
        AreebaMerchant = areeba.MerchantId,
        AreebaPassword = areeba.Password,
        AreebaNotificationSecret = areeba.NotificationSecret,
        FastPayStore = fastPay.StoreId,
        FastPayPassword = fastPay.StorePassword,
        FastPayRefundSecret = fastPay.RefundSecret,
        FibId = fib.ClientId,
        FibSecret = fib.ClientSecret,
        NassToken = nass.BasicToken,
        NassMerchant = nass.MerchantId,
        NassPassword = nass.Password,
        NassPin = nass.TransactionPin,
    };

    private sealed class Wire(SimulatedWallets wallets, SimulatedProcess caller, MarketplaceOptions options) : IGatewayTransport
    {
        public async Task<GatewayAnswer> Send(string gateway, GatewayCall call, CancellationToken cancellationToken)
        {
            var answer = new TaskCompletionSource<GatewayAnswer>(Promise.Options);
            wallets[gateway].Take(call, answer);
            try
            {
                return await answer.Task.WaitAsync(RemoteGateways.All(options).Single(remote => remote.Name == gateway).Timeout, caller.Time, cancellationToken);
            }
            catch (TimeoutException late)
            {
                throw new TaskCanceledException($"{gateway} did not answer in time.", late, cancellationToken);
            }
        }
    }
}
