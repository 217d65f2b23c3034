using Marketplace.Gateways;
using Marketplace.Hosting;
using Marketplace.Postgres;
using Marketplace.Time;

namespace Marketplace.Sandbox;

/// <summary>
/// Puts the stand-ins of the outside world into this host. The product speaks to them over HTTP, as it would to the real
/// ones; only their buttons and their clock are reached from here.
/// </summary>
internal static class SandboxHosting
{
    private const string Pool = "sandbox";

    private const string WebhookPath = $"{ApiRoutes.Base}/webhooks/stripe";

    public static void AddSandbox(this WebApplicationBuilder builder, MarketplaceOptions options, MarketplaceDatabase database)
    {
        if (!options.Sandbox.Enabled)
        {
            return;
        }

        builder.Services
            .AddKeyedSingleton(Pool, (_, _) => MarketplaceDataSource.ForOwner(database.EngineConnectionString))
            .AddStripeSandbox(provider => Stripe(options, provider.GetRequiredService<OwnAddress>()))
            .AddWalletSandboxes(Secrets(options), provider => provider.GetRequiredService<OwnAddress>().Known)
            .AddSingleton<CheckoutDesk>()
            .AddMailCatcher()
            .AddSingleton<StripeSandboxTime>()
            .AddSingleton<IDueSource>(provider => provider.GetRequiredService<StripeSandboxTime>())
            .AddSingleton<IUnsettled>(provider => provider.GetRequiredService<StripeSandboxTime>())
            .AddSingleton<WalletSandboxTime>()
            .AddSingleton<IDueSource>(provider => provider.GetRequiredService<WalletSandboxTime>())
            .AddSingleton<IUnsettled>(provider => provider.GetRequiredService<WalletSandboxTime>());
    }

    /// <summary>The stand-ins themselves, at the root and not part of the contract.</summary>
    public static void MapStandIns(this WebApplication app)
    {
        app.MapStripeSandbox(StripeOptions.SandboxPath);
        app.MapWalletSandboxes("/sandbox");
        app.MapMailCatcher("/sandbox/mail");
    }

    private static WalletSecrets Secrets(MarketplaceOptions options) =>
        new()
        {
            AreebaMerchant = options.Areeba.MerchantId,
            AreebaPassword = options.Areeba.Password,
            AreebaNotificationSecret = options.Areeba.NotificationSecret,
            FastPayStore = options.FastPay.StoreId,
            FastPayPassword = options.FastPay.StorePassword,
            FastPayRefundSecret = options.FastPay.RefundSecret,
            FibId = options.Fib.ClientId,
            FibSecret = options.Fib.ClientSecret,
            NassToken = options.NassWallet.BasicToken,
            NassMerchant = options.NassWallet.MerchantId,
            NassPassword = options.NassWallet.Password,
            NassPin = options.NassWallet.TransactionPin,
        };

    private static StripeSandboxOptions Stripe(MarketplaceOptions options, OwnAddress address) =>
        new()
        {
            WebhookSecret = options.Stripe.WebhookSecrets()[0],
            PublicUrl = options.PublicUrl,
            WebhookUrl = () => address.Known is { } own ? new Uri(own, WebhookPath) : null,
        };
}
