namespace Marketplace.Gateways;

/// <summary>
/// What the product promises of every gateway, each against its own stand-in and over HTTP: whatever becomes of calls and of news, money moves once,
/// counted where it moved. What a gateway cannot do its class skips, with the reason.
/// </summary>
public abstract class GatewayContract(RunningMarketplace running)
{
    private protected const string ClosesItsPages = "This gateway closes its pages.";

    private protected const string ClosesNoPage = "This gateway closes no page before its end.";

    private protected const string ReservesNothing = "This gateway reserves nothing.";

    /// <summary>It acted and nobody heard, it acted and said that it had not, it never heard, it had no time.</summary>
    public static TheoryData<string> Outcomes => ["timeout_after", "error_after", "reset_before", "unavailable"];

    private protected RunningMarketplace Running => running;

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task One_charge_comes_of_one_booking(string outcome)
    {
        var before = await Calm();
        await Trouble(GatewayWish.Open, outcome);
        var (_, booking) = await Books();
        Assert.True(await Pays(await Page(booking)));
        await Becomes(booking, "captured");
        await IsCharged(before);
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public virtual async Task A_page_that_another_one_replaces_takes_nothing(string outcome)
    {
        var before = await Calm();
        var (ada, booking) = await Books();
        var first = await Page(booking);
        await Trouble(GatewayWish.Close, outcome);
        (await ada.Api.Post($"/bookings/{booking.String("id")}/payments")).IsCreated();
        await Running.Until("another page is open", async () => await Page(booking) != first);
        Assert.False(await Pays(first));
        Assert.True(await Pays(await Page(booking)));
        await Becomes(booking, "captured");
        await IsCharged(before);
    }

    [Fact]
    public virtual async Task A_page_that_nobody_can_close_is_the_one_that_is_meant()
    {
        var before = await Calm();
        var (ada, booking) = await Books();
        var first = await Page(booking);
        (await ada.Api.Post($"/bookings/{booking.String("id")}/payments")).IsCreated();
        await Running.Settles();
        Assert.Equal(first, await Page(booking));
        await Running.Pass("PT12M");
        Assert.False(await Pays(first));
        ada = await Running.LogsIn(ada.Email);
        (await ada.Api.Post($"/bookings/{booking.String("id")}/payments")).IsCreated();
        await Running.Until("another page is open", async () => await Page(booking) != first);
        Assert.True(await Pays(await Page(booking)));
        await Becomes(booking, "captured");
        await IsCharged(before);
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public virtual async Task What_was_reserved_is_taken_once(string outcome)
    {
        var before = await Calm();
        var (pia, _, booking) = await Asks();
        Assert.True(await Pays(await Page(booking)));
        await Becomes(booking, "authorised");
        await IsAsked(booking);
        Assert.Empty((await Moved()).Skip(before));
        await Trouble(GatewayWish.Capture, outcome);
        (await pia.Api.Post($"/bookings/{booking.String("id")}/accept")).IsOk();
        await Becomes(booking, "captured");
        await IsCharged(before);
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public virtual async Task What_was_reserved_for_nothing_is_never_taken(string outcome)
    {
        var before = await Calm();
        var (pia, _, booking) = await Asks();
        Assert.True(await Pays(await Page(booking)));
        await Becomes(booking, "authorised");
        await IsAsked(booking);
        await Trouble(GatewayWish.Release, outcome);
        (await pia.Api.Post($"/bookings/{booking.String("id")}/decline")).IsOk();
        await Becomes(booking, "voided");
        Assert.Empty((await Moved()).Skip(before));
        await Running.Until("the books hold", Running.Holds);
    }

    [Fact]
    public async Task A_page_that_was_paid_before_anybody_heard_of_it_is_not_replaced()
    {
        var before = await Calm();
        var (ada, booking) = await Books();
        await News(GatewayNewsTrouble.Never);
        Assert.True(await Pays(await Page(booking)));
        (await ada.Api.Post($"/bookings/{booking.String("id")}/payments")).IsCreated();
        await Becomes(booking, "captured");
        await IsCharged(before);
    }

    [Fact]
    public async Task A_page_of_what_nobody_wants_any_more_takes_nothing()
    {
        var before = await Calm();
        var (_, booking) = await Books();
        var page = await Page(booking);
        await Running.Pass("PT20M");
        await Becomes(booking, "voided");
        Assert.False(await Pays(page));
        Assert.Empty((await Moved()).Skip(before));
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task What_is_cancelled_goes_back_once(string outcome)
    {
        var before = await Calm();
        var (ada, booking) = await Books();
        Assert.True(await Pays(await Page(booking)));
        await Becomes(booking, "captured");
        await Trouble(GatewayWish.Refund, outcome);
        (await ada.Api.Post($"/bookings/{booking.String("id")}/cancel")).IsOk();
        if (!GivesBack)
        {
            await GiveByHand(booking);
            await Becomes(booking, "refunded");
            await IsCharged(before);
            return;
        }

        await Becomes(booking, "refunded");
        var moved = (await Moved()).Skip(before).ToArray();
        Assert.Equal(["charge", "refund"], moved.Select(movement => movement.Type));
        Assert.Equal(0, moved.Sum(movement => movement.Amount));
        await Running.Until("the books hold", Running.Holds);
    }

    [Theory]
    [InlineData(nameof(GatewayNewsTrouble.Never))]
    [InlineData(nameof(GatewayNewsTrouble.Late))]
    [InlineData(nameof(GatewayNewsTrouble.Twice))]
    [InlineData(nameof(GatewayNewsTrouble.OutOfOrder))]
    public async Task News_change_nothing_by_how_they_come(string how)
    {
        var before = await Calm();
        var (ada, booking) = await Books();
        await News(Enum.Parse<GatewayNewsTrouble>(how));
        Assert.True(await Pays(await Page(booking)));
        await Running.Pass("PT20M");
        await Becomes(booking, "captured");
        await IsCharged(before);
        ada = await Running.LogsIn(ada.Email);
        await Running.Until(
            "it is confirmed", async () => (await ada.Api.Get($"/bookings/{booking.String("id")}")).IsOk().String("status") == "confirmed");
    }

    [Fact]
    public async Task News_that_are_not_the_gateways_are_not_believed()
    {
        var before = await Calm();
        var (ada, booking) = await Books();
        var page = await Page(booking);
        await Forge(booking, page);
        await Running.Settles();
        Assert.Equal("pending", (await ada.Api.Get($"/payments/{booking.String("payment.id")}")).IsOk().String("status"));
        Assert.True(await Pays(page));
        await Becomes(booking, "captured");
        await IsCharged(before);
    }

    /// <summary>Whether it gives anything back; else people do.</summary>
    private protected virtual bool GivesBack => true;

    private protected abstract string Name { get; }

    private protected abstract Task<(Person Ada, Reply Booking)> Books();

    /// <summary>Books what the provider has to accept first.</summary>
    private protected virtual Task<(Person Pia, Person Ada, Reply Booking)> Asks() => throw new NotSupportedException(ReservesNothing);

    /// <summary>As the customer does, past our own routes.</summary>
    /// <returns>Whether it was paid by that.</returns>
    private protected abstract Task<bool> Pays(string page);

    /// <summary>The next calls of that kind go wrong.</summary>
    private protected abstract Task Trouble(GatewayWish call, string outcome);

    private protected abstract Task News(GatewayNewsTrouble how);

    /// <summary>Says that a page was paid, as anybody could.</summary>
    private protected abstract Task Forge(Reply booking, string page);

    /// <summary>All that customers paid and got back, counted at the gateway.</summary>
    private protected abstract Task<IReadOnlyList<(string Type, long Amount)>> Moved();

    private protected abstract Task ForgetTrouble();

    private async Task<string> Page(Reply booking)
    {
        await Running.Until("the page is open", async () =>
            (await Running.Visitor.Get($"/payments/{booking.String("payment.id")}/checkout")).Status is System.Net.HttpStatusCode.Redirect);
        return await Running.PageOf(booking);
    }

    private async Task GiveByHand(Reply booking)
    {
        var olga = await Running.Operator();
        var payment = booking.String("payment.id");
        string? refund = null;
        await Running.Until("somebody has to give it", async () =>
        {
            refund = (await olga.Get("/admin/queues/handovers?limit=100")).IsOk()["items"].EnumerateArray()
                .Where(item => item.GetProperty("kind").GetString() == "refund" && item.GetProperty("paymentId").GetString() == payment)
                .Select(item => item.GetProperty("id").GetString())
                .FirstOrDefault();
            return refund is not null;
        });
        (await olga.Post($"/payments/{payment}/refunds/{refund}/confirm", new { method = "bank_transfer", reference = Name })).IsOk();
    }

    private async Task<int> Calm()
    {
        await ForgetTrouble();
        return (await Moved()).Count;
    }

    private Task Becomes(Reply booking, string status) => Running.Until(
        $"the payment is {status}",
        async () => (await (await Running.Operator()).Get($"/payments/{booking.String("payment.id")}")).IsOk().String("status") == status);

    /// <summary>The booking hears of it after the payment has.</summary>
    private Task IsAsked(Reply booking) => Running.Until(
        "the provider is asked",
        async () => (await (await Running.Operator()).Get($"/bookings/{booking.String("id")}")).IsOk().String("status") == "requested");

    private async Task IsCharged(int before)
    {
        await Running.Settles();
        Assert.Equal("charge", Assert.Single((await Moved()).Skip(before)).Type);
        await Running.Until("the books hold", Running.Holds);
    }
}

/// <summary>What the product asks of a gateway.</summary>
internal enum GatewayWish
{
    Open,
    Close,
    Refund,
    Capture,
    Release,
}

/// <summary>How news come.</summary>
internal enum GatewayNewsTrouble
{
    Never,
    Late,
    Twice,
    OutOfOrder,
}
