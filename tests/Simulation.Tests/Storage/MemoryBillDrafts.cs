using Marketplace.Invoices;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryBillDrafts(MemoryDatabase database) : IBillDrafts
{
    public Task<int> Count(Guid providerId, CancellationToken cancellationToken) => Task.FromResult(
        database.ReadModels[ReadModel.Bills].Rows.Where(row => row.Id("issuer_id") == providerId && row.Text("status") == "draft").Take(BillTerms.MaximumDrafts).Count());
}
