namespace Marketplace.Ledger;

internal static class BooksRegistration
{
    /// <summary>Asks for the ledger's tables and for gateways.</summary>
    public static IServiceCollection AddBooks(this IServiceCollection services, BooksOptions options) => services
        .AddSingleton(options)
        .AddSingleton<LedgerProver>()
        .AddSingleton<IIntentHandler, PeriodSealHandler>();
}
