using Marketplace.Packages;
using static Marketplace.Bookings.BookingCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking,
    Marketplace.Bookings.BookingState,
    Marketplace.Bookings.BookingCommand,
    Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

/// <summary>Pia sold Ada an hour on Friday for 80.00 EUR. With two days' notice not keeping it costs her a tenth, with a day's a quarter, and half after that.</summary>
public sealed class Penalties_of_providers
{
    private static readonly PenaltyTerms Strict = new([new(TimeSpan.FromDays(2), 10), new(TimeSpan.FromDays(1), 25), new(TimeSpan.Zero, 50)]);

    private readonly BookingStory story = new();

    [Theory]
    [InlineData(-49, 8_00)]
    [InlineData(-48, 8_00)]
    [InlineData(-47, 20_00)]
    [InlineData(-24, 20_00)]
    [InlineData(-1, 40_00)]
    public void The_later_the_more_and_the_preview_says_the_same(int hours, long cents)
    {
        var when = Friday.AddHours(hours);
        Assert.Equal(Euro(cents), Booking.PreviewCancellation(Sold(Strict).State, Pia, when).View!.Penalty);
        var cancelled = Assert.IsType<BookingCancelled>(Assert.Single(story.At(when).When(Cancel(Pia)).Events));
        Assert.Equal((Euro(cents), Euro(80_00)), (cancelled.Penalty, cancelled.Settlement.Refund));
    }

    [Fact]
    public void Whoever_else_ends_it_costs_her_nothing()
    {
        foreach (var who in new[] { Ada, Olga })
        {
            Assert.Null(Booking.PreviewCancellation(Sold(Strict).State, who, Friday.AddHours(-1)).View!.Penalty);
            story.At(Friday.AddHours(-1)).When(Cancel(who));
            Assert.Null(Assert.IsType<BookingCancelled>(Assert.Single(story.Events)).Penalty);
        }
    }

    [Fact]
    public void What_nobody_had_paid_yet_costs_nothing()
    {
        story.Given(Placed(Strict)).At(Monday.AddMinutes(1)).When(Cancel(Pia));
        Assert.Null(Assert.IsType<BookingCancelled>(Assert.Single(story.Events)).Penalty);
    }

    [Fact]
    public void More_notice_than_any_tier_asks_for_or_none_at_all_where_all_ask_for_some()
    {
        var late = new PenaltyTerms([new(TimeSpan.FromDays(2), 10)]);
        Sold(late).At(Friday.AddHours(-47)).When(Cancel(Pia));
        Assert.Null(Assert.IsType<BookingCancelled>(Assert.Single(story.Events)).Penalty);
        Sold(null).At(Friday.AddHours(-1)).When(Cancel(Pia));
        Assert.Null(Assert.IsType<BookingCancelled>(Assert.Single(story.Events)).Penalty);
    }

    [Theory]
    [InlineData(true, 40_00L)]
    [InlineData(false, null)]
    public void Not_to_come_is_to_give_no_notice(bool isPias, long? cents)
    {
        story.Given(Placed(Strict), Confirmed, Started).At(Friday.AddMinutes(15))
            .When(new ReportAbsence(TestContexts.By(isPias ? Ada : Pia), null, "Nobody came")).WhenDue("no_show_stands");
        Assert.Equal(cents is { } due ? Euro(due) : null, Assert.IsType<BookingNoShowUpheld>(Assert.Single(story.Events)).Penalty);
    }

    [Fact]
    public void It_is_a_part_of_what_was_still_to_be_done_and_nothing_of_the_customers_fee()
    {
        var terms = Terms with { Process = Under(Strict), Total = Euro(88_00), CustomerFee = Euro(8_00) };
        story.Given(AdaBooked with { Terms = terms }, Confirmed).At(Friday.AddHours(-1)).When(Cancel(Pia));
        Assert.Equal(Euro(40_00), Assert.IsType<BookingCancelled>(Assert.Single(story.Events)).Penalty);

        story.Given(Placed(Strict), Confirmed, new BookingRefunded(Monday.AddHours(1), BookingSide.Provider, Euro(30_00), null, Entire: false))
            .At(Friday.AddHours(-1)).When(Cancel(Pia));
        Assert.Equal(Euro(25_00), Assert.IsType<BookingCancelled>(Assert.Single(story.Events)).Penalty);
    }

    [Fact]
    public void A_session_of_a_package_costs_nothing()
    {
        var credit = new BookingCredit(new Guid("55555555-0000-0000-0000-000000000000"), 1, 1);
        story.Given(AdaBooked with { Terms = Terms with { Process = Under(Strict), Credit = credit } }, Confirmed).At(Friday.AddHours(-1)).When(Cancel(Pia));
        Assert.Null(Assert.IsType<BookingCancelled>(Assert.Single(story.Events)).Penalty);
    }

    [Fact]
    public void The_marketplace_says_so_for_kinds_of_listings_and_no_listing_for_itself()
    {
        var options = new BookingOptions { Processes = [new ProcessSetting { Category = "grooming", Penalty = Strict.Tiers }] };
        Assert.Equal(Strict.Tiers.AsEnumerable(), options.TermsOf(BookingMode.Instant, "grooming/dogs", new ProcessChoice()).Penalty!.Tiers);
        Assert.Null(options.TermsOf(BookingMode.Instant, "cooking", null).Penalty);
        Assert.Null(options.TermsOf(BookingMode.Unpaid, "grooming", null).Penalty);
    }

    [Theory]
    [InlineData("48:10,24:25,0:50", null)]
    [InlineData("0:100", null)]
    [InlineData("0:101", "Bookings:Processes: penalty.percent must be between 0 and 100.")]
    [InlineData("0:-1", "Bookings:Processes: penalty.percent must be between 0 and 100.")]
    [InlineData("-1:10", "Bookings:Processes: penalty.minimumNotice must be between PT0S and P366D.")]
    [InlineData("8785:10", "Bookings:Processes: penalty.minimumNotice must be between PT0S and P366D.")]
    [InlineData("24:10,48:20", "Bookings:Processes: penalty must go from the longest notice to the shortest.")]
    [InlineData("24:10,24:20", "Bookings:Processes: penalty must go from the longest notice to the shortest.")]
    [InlineData("9:1,8:1,7:1,6:1,5:1,4:1,3:1,2:1,1:1", "Bookings:Processes: penalty has at most 8 tiers.")]
    public void Nobody_starts_with_tiers_that_cannot_be(string tiers, string? fault)
    {
        PenaltyTier[] penalty = [.. tiers.Split(',').Select(tier => tier.Split(':')).Select(tier => new PenaltyTier(TimeSpan.FromHours(int.Parse(tier[0], null)), int.Parse(tier[1], null)))];
        Assert.Equal(fault, new BookingOptions { Processes = [new ProcessSetting { Penalty = penalty }] }.Fault());
    }

    private BookingStory Sold(PenaltyTerms? penalty) => story.Given(Placed(penalty), Confirmed);

    private static BookingPlaced Placed(PenaltyTerms? penalty) => AdaBooked with { Terms = Terms with { Process = Under(penalty) } };

    private static ProcessTerms Under(PenaltyTerms? penalty) => ProcessTerms.First with { Version = 2, NoShow = NoShowTerms.Usual, Penalty = penalty };
}
