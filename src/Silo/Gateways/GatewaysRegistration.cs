using Marketplace.Hosting;
using Marketplace.Inbox;
using Marketplace.Payments;
using Stripe;

namespace Marketplace.Gateways;

internal static class GatewaysRegistration
{
    public static IServiceCollection AddGateways(this IServiceCollection services, StripeOptions stripe, PaymentsOptions payments, FibOptions fib)
    {
        services.AddHttpClient(StripeClients.HttpClientName, client => client.Timeout = stripe.Timeout);
        services.AddHttpClient(HttpFibTransport.HttpClientName, client => client.Timeout = fib.Timeout);
        services.AddOptions<DisputeOptions>().BindConfiguration(DisputeOptions.Section)
            .Validate(disputes => disputes.AnswerMargin > TimeSpan.Zero && disputes.Reminder > disputes.AnswerMargin, DisputeOptions.Problem)
            .ValidateOnStart();
        return services
            .AddSingleton(stripe)
            .AddSingleton(new GatewayChoice(PaymentsOptions.Known, payments.Order))
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
            .AddSingleton<IPaymentGateway>(provider => provider.GetRequiredService<StripeGateway>())
            .AddSingleton<IConnectedGateway>(provider => provider.GetRequiredService<StripeGateway>())
            .AddSingleton(fib)
            .AddSingleton<IFibTransport, HttpFibTransport>()
            .AddSingleton<FibClient>()
            .AddSingleton<IPaymentGateway, FibGateway>()
            .AddSingleton<IGatewayHints, FibCallbacks>()
            .AddSingleton<IIntentHandler>(provider => provider.GetRequiredService<StripeAccounts>())
            .AddSingleton<IIntentHandler, PaymentIntentHandler>()
            .AddSingleton<IIntentHandler, PayoutIntentHandler>()
            .AddSingleton<IIntentHandler, DisputeIntentHandler>()
            .AddSingleton<IIntentHandler, StripeFeedHandler>()
            .AddSingleton<IWebhookVerifier, StripeWebhookVerifier>()
            .AddSingleton<IWebhookHandler, StripeWebhookHandler>();
    }

    /// <summary>No retries below us: an attempt whose outcome is unknown is looked up before it is sent again.</summary>
    private static IHttpClient OverHttp(IServiceProvider services) =>
        new SystemNetHttpClient(
            services.GetRequiredService<IHttpClientFactory>().CreateClient(StripeClients.HttpClientName), maxNetworkRetries: 0);
}
