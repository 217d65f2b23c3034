using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Ledger;

internal static class LedgerRegistration
{
    public static IServiceCollection AddLedger(this IServiceCollection services) =>
        services.AddAggregate<Books, BooksState, BooksCommand, BooksEvent>();
}
