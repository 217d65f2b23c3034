using Marketplace.Bookings;
using Marketplace.Embedded;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Endurance;

/// <summary>What an activation refuses by what is no longer so goes well once it is reread, and must be judged like anything else then.</summary>
public sealed class An_overtaken_booking(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Lets_nobody_pay_who_may_not()
    {
        var (_, ada, booked, path) = await marketplace.Agrees(Monday, Monday.AddDays(2));
        var booking = marketplace.Services.GetRequiredService<IGrainFactory>().GetGrain<IBookingGrain>(Guid.Parse(booked.String("id")));
        var overtaken = marketplace.Services.GetRequiredService<EmbeddedSilo>().Duplicate<IBookingGrain>(booking.GetGrainId());
        Assert.Equal(BookingStatus.Confirmed, (await overtaken.Read(Actor.Platform, CancellationToken.None)).View!.Status);
        await marketplace.Pass("P2DT2H");
        ada = await marketplace.LogsIn(ada.Email);
        (await ada.Api.Post($"{path}/complete")).IsOk();
        (await (await marketplace.Operator()).Post($"/admin/payers/{ada.UserId}/bar", new { reason = "Cards of others." })).IsOk();

        var person = new Actor(ActorRole.Member, Guid.Parse(ada.UserId), Guid.Empty);
        var tip = await overtaken.Tip(new GiveTip(new CommandContext(new CommandId(Guid.NewGuid()), person, "tip", "test", null), new Money(5_00, "EUR"), null));

        Assert.Equal("payment.barred", tip.Refusal?.Code);
        Assert.Empty((await booking.Read(Actor.Platform, CancellationToken.None)).View!.Tips ?? []);
    }
}
