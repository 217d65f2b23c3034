using Marketplace.Bookings;
using Marketplace.Calendars;
using Marketplace.Conversations;
using Marketplace.Embedded;
using Marketplace.Identity;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Marketplace.Endurance;

/// <summary>A cluster can have a grain active twice around a crash or a partition. The database is what keeps it one.</summary>
public sealed class Two_activations_of_one_grain(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly Actor Ada = new(ActorRole.Member, Guid.CreateVersion7(), Guid.Empty);
    private static readonly Guid Pia = Guid.CreateVersion7();
    private static readonly Actor Provider = new(ActorRole.Member, Guid.CreateVersion7(), Pia);

    [Fact]
    public async Task Write_at_once_and_one_wins_and_the_other_steps_down()
    {
        var usual = await Thread();
        var other = marketplace.Services.GetRequiredService<EmbeddedSilo>().Duplicate<IConversationGrain>(usual.GetGrainId());
        Assert.Equal<long[]>(await Sequences(usual), await Sequences(other));

        var (first, second) = (Says("from the one"), Says("from the other"));
        var outcomes = await Task.WhenAll(Try(usual, first), Try(other, second));

        Assert.Single(outcomes, error => error is null);
        Assert.IsType<InconsistentStateException>(Assert.Single(outcomes, error => error is not null));

        // The caller's retry, with the same command: whoever won heard it before, whoever lost does it now.
        Assert.Null((await usual.Post(first)).Refusal);
        Assert.Null((await usual.Post(second)).Refusal);
        Assert.Equal<long[]>([1, 2, 3], await Sequences(usual));
        await marketplace.Verifies();
    }

    [Fact]
    public async Task Never_leave_a_gap_however_often_they_meet()
    {
        var usual = await Thread();
        var silo = marketplace.Services.GetRequiredService<EmbeddedSilo>();
        for (var round = 0; round < 10; round++)
        {
            var other = silo.Duplicate<IConversationGrain>(usual.GetGrainId());
            await Sequences(other);
            await Task.WhenAll(Try(usual, Says($"one {round}")), Try(other, Says($"other {round}")));
        }

        var heard = await Sequences(usual);
        Assert.InRange(heard.Length, 11, 21);
        Assert.Equal(Enumerable.Range(1, heard.Length).Select(sequence => (long)sequence), heard);
        await marketplace.Verifies();
    }

    [Fact]
    public async Task Look_again_before_they_say_no()
    {
        var usual = await Thread();
        var overtaken = marketplace.Services.GetRequiredService<EmbeddedSilo>().Duplicate<IConversationGrain>(usual.GetGrainId());
        await Sequences(overtaken);
        Assert.Null((await usual.Post(Says("news"))).Refusal);

        var marked = await overtaken.MarkRead(new MarkRead(Context(), 2));

        Assert.Equal(2, marked.Match(thread => thread.CustomerRead, refusal => throw new InvalidOperationException(refusal.Code)));
    }

    [Fact]
    public async Task Look_again_before_they_know_of_nothing()
    {
        var usual = marketplace.Services.GetRequiredService<IGrainFactory>().GetGrain<ICalendarGrain>(Pia);
        var overtaken = marketplace.Services.GetRequiredService<EmbeddedSilo>().Duplicate<ICalendarGrain>(usual.GetGrainId());
        Assert.Equal("calendar.unknown", (await overtaken.Occupied(Provider, null, null, CancellationToken.None)).Refusal?.Code);
        var plan = new CalendarPlan("Europe/Berlin", [], []);
        Assert.Null((await usual.SetPlan(new SetCalendarPlan(Context() with { By = Provider }, Pia, plan))).Refusal);

        Assert.Null((await overtaken.Occupied(Provider, null, null, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task Know_at_once_that_a_password_was_replaced()
    {
        var ada = await marketplace.Arrives("Ada");
        var usual = marketplace.Services.GetRequiredService<IGrainFactory>().GetGrain<IAccountGrain>(Guid.Parse(ada.UserId));
        var overtaken = marketplace.Services.GetRequiredService<EmbeddedSilo>().Duplicate<IAccountGrain>(usual.GetGrainId());
        Assert.Equal(1, (await overtaken.Credentials(CancellationToken.None)).View!.CredentialVersion);
        var nonce = Guid.CreateVersion7();
        Assert.Null((await usual.RequestPasswordReset(new RequestPasswordReset(Context(), nonce))).Refusal);
        Assert.Null((await usual.ResetPassword(new ResetPassword(Context(), nonce, "another hash"))).Refusal);

        Assert.Equal(2, (await overtaken.Credentials(CancellationToken.None)).View!.CredentialVersion);
    }

    /// <summary>What others are asked for follows from what one is. Judged without it, a wish would pass for heard and nothing would have happened.</summary>
    [Fact]
    public async Task Ask_others_again_for_what_the_newest_state_needs()
    {
        var (pia, ada) = (await marketplace.GoesLive("Pia"), await marketplace.Arrives("Ada"));
        var listing = Guid.Parse(await pia.Publishes("quote"));
        var usual = marketplace.Services.GetRequiredService<IGrainFactory>().GetGrain<IBookingGrain>(Guid.CreateVersion7());
        var overtaken = marketplace.Services.GetRequiredService<EmbeddedSilo>().Duplicate<IBookingGrain>(usual.GetGrainId());
        Assert.NotNull((await overtaken.Read(Actor.Platform, CancellationToken.None)).Refusal);
        var start = new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(7).AddHours(10), TimeSpan.Zero);
        Assert.Null((await usual.Book(new BookSlot(By(ada), listing, start, null, 1, null, null))).Refusal);

        var wish = new OfferWish([new OfferLine("Half a day", new Money(250_00, "EUR"))], null, null, null, null);
        var offered = await overtaken.Offer(new MakeOffer(By(pia), wish, IsCounter: false));

        Assert.Equal(250_00, offered.Match(booking => booking.Offer!.Terms.Total.Amount, refusal => throw new InvalidOperationException(refusal.Code)));

        static CommandContext By(Person person) => Context() with { By = Actor.Member(Guid.Parse(person.UserId)) };
    }

    private static PostMessage Says(string text) => new(Context(), text, Paced: false);

    private static CommandContext Context() => new(new CommandId(Guid.CreateVersion7()), Ada, "fingerprint", "test", null);

    private static async Task<Exception?> Try(IConversationGrain thread, PostMessage message)
    {
        try
        {
            Assert.Null((await thread.Post(message)).Refusal);
            return null;
        }
        catch (InconsistentStateException lost)
        {
            return lost;
        }
    }

    private static async Task<long[]> Sequences(IConversationGrain thread)
    {
        var page = await thread.Read(Ada, CancellationToken.None);
        return page.Match(found => found.Newest.Select(message => message.Sequence).Order().ToArray(), refusal => throw new InvalidOperationException(refusal.Code));
    }

    private async Task<IConversationGrain> Thread()
    {
        var thread = marketplace.Services.GetRequiredService<IGrainFactory>().GetGrain<IConversationGrain>(Guid.CreateVersion7());
        var topic = new ConversationTopic(TopicKind.Listing, Guid.CreateVersion7(), Guid.CreateVersion7(), "Portrait session", Ada.Id, Pia);
        Assert.Null((await thread.Open(new OpenConversation(Context(), topic, "Hello", Paced: false))).Refusal);
        return thread;
    }
}
