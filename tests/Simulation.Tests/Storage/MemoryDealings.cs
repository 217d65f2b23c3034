using Marketplace.Abuse;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryDealings(MemoryDatabase database) : IDealings
{
    public Task<ImmutableArray<CardPayment>> OfCard(string card, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<CardPayment>>(
        [
            .. from row in database.ReadModels[ReadModel.Payments].Rows
               where row.OptionalText("card") == card && row.Instant("started_at") > since
               orderby row.Instant("started_at") descending, row.Id("id")
               select new CardPayment(row.Id("id"), row.Id("customer_id"), row.Id("provider_id")),
        ]);

    public Task<Dealings> Between(Guid providerId, Guid customerId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var theirs = database.ReadModels[ReadModel.Payments].Rows.Where(row => row.Id("customer_id") == customerId && row.Instant("started_at") > since).ToArray();
        return Task.FromResult(new Dealings(
            theirs.Count(row => row.Id("provider_id") == providerId && row.Number("captured") > 0),
            theirs.Count(row => row.Id("provider_id") == providerId && row.Number("amount") == 0),
            theirs.Count(row => row.Id("provider_id") != providerId && (row.Number("captured") > 0 || row.Number("amount") == 0))));
    }
}
