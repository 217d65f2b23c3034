namespace Marketplace.Reconciliation;

internal static class ReconciliationHosting
{
    /// <summary>Asks for gateways, the inbox and the tables.</summary>
    public static IServiceCollection AddReconciliationWork(this IServiceCollection services, ReconciliationOptions options) => services
        .AddSingleton(options)
        .AddSingleton<ReconciliationMetrics>()
        .AddSingleton<ReconciliationSteps>()
        .AddSingleton<IIntentHandler, ReconciliationHandler>();
}
