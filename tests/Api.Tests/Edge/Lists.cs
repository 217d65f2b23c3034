namespace Marketplace.Edge;

public sealed class Lists(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    [Fact]
    public async Task Pages_neither_skip_nor_repeat_while_others_write()
    {
        var pia = await marketplace.GoesLive("Pia");
        var before = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            before.Add(await pia.Publishes());
        }

        var read = new List<string>();
        string? next = null;
        do
        {
            var page = (await pia.Api.Get($"/providers/me/listings?limit=2{(next is null ? string.Empty : $"&cursor={next}")}")).IsOk();
            read.AddRange(page["items"].EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            next = page["next"].GetString();
            await pia.Publishes();
        }
        while (next is not null);

        Assert.Equal(before.AsEnumerable().Reverse(), read.Where(before.Contains));
        Assert.Equal(read.Count, read.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_cursor_opens_no_other_list_and_cannot_be_made_up()
    {
        var pia = await marketplace.GoesLive("Pia");
        await pia.Publishes();
        await pia.Publishes();
        var cursor = (await pia.Api.Get("/providers/me/listings?limit=1")).IsOk().String("next");

        (await pia.Api.Get($"/bookings?cursor={cursor}")).IsProblem(400, "malformed-request", "cursor");
        (await pia.Api.Get($"/providers/me/listings?cursor={(cursor[0] == 'A' ? 'B' : 'A')}{cursor[1..]}")).IsProblem(400, "malformed-request", "cursor");
    }
}
