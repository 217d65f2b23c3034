using Marketplace.Providers;

namespace Marketplace.Shared;

public abstract partial class ReadsContract
{
    [Fact]
    public async Task Bank_details_are_kept_once_and_erased_for_good()
    {
        var table = Get<IBankDetailsTable>();
        var (first, other, dinars, anns) = (Account("r-1", Ben), Account("r-2", Ben) with { Iban = null, Number = "0042-7", BankCode = null }, Account("r-3", Ben, "IQD"), Account("r-4", Ann));
        foreach (var account in (BankDetails[])[first, first with { Holder = "Somebody else" }, other, dinars, anns])
        {
            await table.Keep(account, CancellationToken.None);
        }

        Assert.Equal(first, await table.Find("r-1", CancellationToken.None));
        Assert.Equal(other, await table.Find("r-2", CancellationToken.None));
        Assert.Null(await table.Find("r-9", CancellationToken.None));

        await table.EraseOthers(Ben, "EUR", ["r-2"], CancellationToken.None);
        Assert.Equal("- r-2 r-3 r-4", await References());
        await table.EraseOthers(Ben, "EUR", [], CancellationToken.None);
        Assert.Equal("- - r-3 r-4", await References());

        async Task<string> References() => string.Join(
            ' ', await Task.WhenAll(((string[])["r-1", "r-2", "r-3", "r-4"]).Select(async reference => (await table.Find(reference, CancellationToken.None))?.Reference ?? "-")));
    }

    private static BankDetails Account(string reference, Guid provider, string currency = "EUR") =>
        new(reference, provider, currency, "Ben Brown", "DE89370400440532013000", null, "COBADEFFXXX", "Commerzbank");
}
