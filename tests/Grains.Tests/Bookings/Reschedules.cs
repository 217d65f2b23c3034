using Marketplace.Calendars;
using static Marketplace.Bookings.BookingCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking,
    Marketplace.Bookings.BookingState,
    Marketplace.Bookings.BookingCommand,
    Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

public sealed class Reschedules
{
    private static readonly DateTimeOffset NextFriday = Friday.AddDays(7);

    private static readonly SlotGrant Later =
        new(Pia.ProviderId, Grant.Session, [0], NextFriday, NextFriday.AddHours(1));

    private readonly BookingStory story = new();

    [Fact]
    public void A_proposal_changes_nothing_until_it_is_accepted()
    {
        Proposed(Ada);
        Assert.Equal((Friday, Grant), (story.State.Terms!.Start, story.State.Grant));
        story.ThenPending(("move_expires", Monday.AddDays(2)), ("starts", Friday), ("auto_completes", Friday.AddHours(49)));
    }

    [Fact]
    public void Consent_moves_slot_and_timers_at_once()
    {
        Proposed(Ada).When(Yes(Pia));
        Assert.Equal((NextFriday, NextFriday.AddHours(1), Later), (story.State.Terms!.Start, story.State.Terms.End, story.State.Grant));
        story.ThenPending(("starts", NextFriday), ("auto_completes", NextFriday.AddHours(49)));
    }

    [Fact]
    public void Nobody_consents_to_their_own_proposal()
    {
        Proposed(Ada).When(Yes(Ada)).ThenRefused("booking.not-yours");
        story.When(Yes(Eve)).ThenRefused("booking.unknown");
    }

    [Fact]
    public void Moving_a_booking_away_does_not_escape_the_fee()
    {
        Proposed(Ada).When(Yes(Pia));
        Assert.Equal(Friday, story.State.PolicyAnchor);
        Assert.Equal(Euro(40_00), Booking.PreviewCancellation(story.State, Ada, Friday.AddHours(-1)).View!.Refund);
    }

    [Fact]
    public void The_provider_may_waive_the_fee_and_the_customer_may_not()
    {
        story.Given(AdaBooked, Confirmed).At(Monday).When(Reschedule(Ada, NextFriday) with { WaivesFee = true });
        Assert.False(story.State.Move!.WaivesFee);
        story.When(Yes(Pia) with { WaivesFee = true });
        Assert.Equal(NextFriday, story.State.PolicyAnchor);
        Assert.Equal(Euro(80_00), Booking.PreviewCancellation(story.State, Ada, Friday.AddHours(-1)).View!.Refund);
    }

    [Fact]
    public void Moving_a_booking_forward_brings_the_fee_forward()
    {
        var thursday = Friday.AddDays(-1);
        story.Given(AdaBooked, Confirmed).At(Monday).When(Reschedule(Pia, thursday)).When(Yes(Ada));
        Assert.Equal(thursday, story.State.PolicyAnchor);
        story.When(Reschedule(Pia, NextFriday)).When(Yes(Ada));
        Assert.Equal(thursday, story.State.PolicyAnchor);
    }

    [Fact]
    public void A_proposal_ends_with_an_answer_with_time_and_with_the_booking()
    {
        Proposed(Ada).When(new DeclineMove(TestContexts.By(Pia), null));
        story.When(Yes(Pia)).ThenRefused("booking.nothing-proposed");
        story.When(Reschedule(Pia, NextFriday)).WhenDue("move_expires")
            .Then(new BookingMoveDeclined(Monday.AddDays(2), BookingSide.Platform, "It was not answered in time."));
        story.When(Reschedule(Pia, NextFriday)).When(Cancel(Ada));
        Assert.Null(story.State.Move);
    }

    [Fact]
    public void What_has_begun_or_passed_is_not_moved()
    {
        story.Given(AdaBooked, Confirmed).At(Friday).When(Reschedule(Ada, NextFriday)).ThenRefused("booking.too-late");
        story.At(Monday).When(Reschedule(Ada, Monday)).ThenRefused("booking.start-passed");
        story.When(Reschedule(Ada, NextFriday)).At(story.State.Move!.ExpiresAt).When(Yes(Pia)).ThenRefused("booking.too-late");
    }

    [Fact]
    public void Only_what_was_looked_at_is_moved()
    {
        story.Given(AdaBooked, Confirmed).At(Monday).When(Reschedule(Ada, NextFriday) with { From = Monday }).ThenRefused("booking.moved-meanwhile");
        story.When(Reschedule(Ada, NextFriday) with { From = Friday }).When(Yes(Pia) with { Start = Friday }).ThenRefused("booking.nothing-proposed");
        story.When(Yes(Pia) with { Start = NextFriday });
        Assert.Equal(NextFriday, story.State.Terms!.Start);
    }

    [Fact]
    public void A_move_that_is_undone_is_judged_as_before_and_only_the_platform_undoes()
    {
        var thursday = Friday.AddDays(-1);
        story.Given(AdaBooked, Confirmed).At(Monday).When(Reschedule(Pia, thursday)).When(Yes(Ada) with { Anchor = NextFriday });
        Assert.Equal(thursday, story.State.PolicyAnchor);
        story.When(Reschedule(Actor.Platform, Friday)).When(Yes(Actor.Platform) with { Anchor = Friday });
        Assert.Equal((Friday, Friday), (story.State.Terms!.Start, story.State.PolicyAnchor));
    }

    [Fact]
    public void It_may_take_longer_for_the_same_price()
    {
        story.Given(AdaBooked, Confirmed).At(Monday).When(Reschedule(Ada, NextFriday) with { Duration = TimeSpan.FromHours(2) }).When(Yes(Pia));
        Assert.Equal((NextFriday.AddHours(2), TimeSpan.FromHours(2)), (story.State.Terms!.End, story.State.Terms.Duration));
        Assert.Equal(Euro(80_00), story.State.Terms.Total);
    }

    private BookingStory Proposed(Actor by) => story.Given(AdaBooked, Confirmed).At(Monday).When(Reschedule(by, NextFriday));

    private static AcceptMove Yes(Actor by) => new(TestContexts.By(by), WaivesFee: false, Later);
}
