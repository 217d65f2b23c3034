using Marketplace.Hosting;
using Marketplace.Inbox;
using Marketplace.Payments;
using Marketplace.Reconciliation;
using Stripe;

namespace Marketplace.Gateways;

internal static class GatewaysRegistration
{
    public static IServiceCollection AddGateways(this IServiceCollection services, MarketplaceOptions options)
    {
        services.AddHttpClient(StripeClients.HttpClientName, client => client.Timeout = options.Stripe.Timeout);
        foreach (var remote in RemoteGateways.All(options))
        {
            services.AddHttpClient(remote.Name, client => client.Timeout = remote.Timeout);
        }

        services.AddOptions<DisputeOptions>().BindConfiguration(DisputeOptions.Section)
            .Validate(disputes => disputes.AnswerMargin > TimeSpan.Zero && disputes.Reminder > disputes.AnswerMargin, DisputeOptions.Problem)
            .ValidateOnStart();
        return services
            .AddSingleton(options.Stripe)
            .AddSingleton(new GatewayChoice(PaymentsOptions.Offered(options.Stripe.FundFlow), options.Payments.Order))
            .AddSingleton<GatewayMenu>()
            .AddSingleton<OwnAddress>()
            .AddSingleton(OverHttp)
            .AddSingleton<StripeClients>()
            .AddSingleton<StripeEvents>()
            .AddSingleton<StripeCheckouts>()
            .AddSingleton<StripeDisputes>()
            .AddSingleton<DisputeReports>()
            .AddSingleton<DisputeEvidenceWriter>()
            .AddSingleton<StripeAccounts>()
            .AddSingleton<IOnboardingLinks>(provider => provider.GetRequiredService<StripeAccounts>())
            .AddSingleton<StripeGateway>()
            .AddSingleton<IGatewayStatements, StripeStatements>()
            .AddSingleton<IPaymentGateway>(provider => provider.GetRequiredService<StripeGateway>())
            .AddSingleton<IConnectedGateway>(provider => provider.GetRequiredService<StripeGateway>())
            .AddSingleton(options.Areeba)
            .AddSingleton(options.FastPay)
            .AddSingleton(options.Fib)
            .AddSingleton(options.NassWallet)
            .AddSingleton<RemoteGateways>()
            .AddSingleton<IGatewayTransport, HttpGatewayTransport>()
            .AddLookUp<AreebaDialect>()
            .AddLookUp<FastPayDialect>()
            .AddLookUp<FibDialect>()
            .AddLookUp<NassWalletDialect>()
            .AddSingleton<IIntentHandler>(provider => provider.GetRequiredService<StripeAccounts>())
            .AddSingleton<IIntentHandler, PaymentIntentHandler>()
            .AddSingleton<IIntentHandler, PayoutIntentHandler>()
            .AddSingleton<IIntentHandler, DisputeIntentHandler>()
            .AddSingleton<IIntentHandler, StripeFeedHandler>()
            .AddSingleton<IWebhookVerifier, StripeWebhookVerifier>()
            .AddSingleton<IWebhookHandler, StripeWebhookHandler>();
    }

    private static IServiceCollection AddLookUp<TDialect>(this IServiceCollection services)
        where TDialect : class, IGatewayDialect =>
        services
            .AddSingleton<TDialect>()
            .AddSingleton<IPaymentGateway>(provider => ActivatorUtilities.CreateInstance<LookUpGateway>(provider, provider.GetRequiredService<TDialect>()))
            .AddSingleton<IGatewayHints>(provider => new LookUpHints(provider.GetRequiredService<TDialect>()))
            .AddSingleton<IGatewayStatements>(provider => ActivatorUtilities.CreateInstance<LookUpStatements>(provider, provider.GetRequiredService<TDialect>()));

    /// <summary>No retries below us: an attempt whose outcome is unknown is looked up before it is sent again.</summary>
    private static IHttpClient OverHttp(IServiceProvider services) =>
        new SystemNetHttpClient(
            services.GetRequiredService<IHttpClientFactory>().CreateClient(StripeClients.HttpClientName), maxNetworkRetries: 0);
}
