using Marketplace.Bookings;
using static Marketplace.Listings.ListingCast;

namespace Marketplace.Listings;

public sealed class ListingRules : RulesLaws
{
    private readonly Story<Listing, ListingState, ListingCommand, ListingEvent> story = new();

    [Fact]
    public void The_laws_hold() => HoldFor<Listing, ListingState, ListingCommand, ListingEvent>();

    [Fact]
    public void A_draft_has_a_name_in_urls() => story.At(Monday).When(Create(Everything)).Then(Drafted);

    [Fact]
    public void A_draft_may_lack_anything() =>
        story.At(Monday).When(Create(Nothing))
            .Then(new ListingCreated(Monday, Pia.ProviderId, "0a1b2c3d", "listing-0a1b2c3d", ListingEdits.Blank("Europe/Berlin")));

    [Fact]
    public void The_first_title_makes_the_name_and_later_ones_keep_it()
    {
        story.At(Monday).When(Create(Nothing)).When(Change(Nothing with { Title = "Dog wash" }));
        Assert.Equal("dog-wash-0a1b2c3d", story.State.Slug);
        story.When(Change(Nothing with { Title = "Cat wash" }));
        Assert.Equal("dog-wash-0a1b2c3d", story.State.Slug);
    }

    [Fact]
    public void Publishing_says_what_is_missing() =>
        story.At(Monday).When(Create(Nothing)).When(Publish(calendar: false))
            .ThenRefused("listing.incomplete", "title", "description", "category", "price", "duration", "calendar");

    [Fact]
    public void A_complete_listing_is_published() => story.Given(Drafted).At(Monday).When(Publish()).Then(Published);

    [Fact]
    public void Nobody_sells_while_suspended()
    {
        story.At(Monday).When(Create(Everything, Suspended)).ThenRefused("provider.off-the-market");
        story.Given(Drafted).When(Publish(seller: Suspended)).ThenRefused("provider.off-the-market");
    }

    [Fact]
    public void Only_providers_create_listings() =>
        story.At(Monday).When(Create(Everything, new(false, false, string.Empty, string.Empty))).ThenRefused("provider.required");

    [Fact]
    public void The_times_of_a_process_keep_their_bounds() =>
        story.At(Monday)
            .When(Create(Everything with { Process = new ProcessChoice(PaymentHold: TimeSpan.FromMinutes(1)) }))
            .ThenRefused("listing.process-not-valid", "process.paymentHold");

    [Fact]
    public void A_policy_is_a_preset_or_tiers() =>
        story.At(Monday)
            .When(Create(Everything with { CancellationPolicy = new PolicyChoice("generous", []) }))
            .ThenRefused("listing.policy-not-known", "cancellationPolicy");

    [Fact]
    public void What_is_on_the_market_stays_complete() =>
        story.Given(Drafted, Published).At(Monday)
            .When(Change(Nothing with { Price = new Optional<ListingPrice>(true, null) }))
            .ThenRefused("listing.incomplete", "price");

    [Fact]
    public void What_is_absent_stays_and_null_clears()
    {
        story.Given(Drafted).At(Monday).When(Change(Nothing with { Subcategory = "Poodles", Description = new Optional<string>(true, null) }));
        var content = story.State.Content!;
        Assert.Equal(("Dog wash", null, "Poodles"), (content.Title, content.Description, content.Subcategory));
    }

    [Fact]
    public void Rules_of_time_change_one_by_one()
    {
        var notice = new SlotRuleChanges(TimeSpan.FromHours(1), default, default, default, default, default, default);
        var seats = new SlotRuleChanges(default, default, default, default, default, 5, default);
        story.Given(Drafted).At(Monday).When(Change(Nothing with { Rules = notice })).When(Change(Nothing with { Rules = seats }));
        Assert.Equal(SlotRules.Default with { MinNotice = TimeSpan.FromHours(1), Seats = 5 }, story.State.Content!.Rules);

        story.When(Change(Nothing with { Rules = new Optional<SlotRuleChanges>(true, null) }));
        Assert.Equal(SlotRules.Default, story.State.Content!.Rules);
    }

    /// <summary>The whole negative space on one page: every status against every command, of the owner and of a stranger.</summary>
    [Fact]
    public void The_table()
    {
        ListingEvent[][] histories = [[], [Drafted], [Drafted, Published], [Drafted, Published, Paused], [Drafted, Archived]];
        ListingCommand[] commands = [Create(Everything), Change(Nothing), Publish(), Pause(), Archive(), Archive(Eve)];

        TransitionTable.AssertEqual<Listing, ListingState, ListingCommand, ListingEvent>(
            histories, commands, at: Monday, nameOf: state => state.Status.ToString(), expected:
            """
                     | CreateListing   | ChangeListing | PublishListing | PauseListing | ArchiveListing | ArchiveListing
            None     | Draft           | unknown       | unknown        | unknown      | unknown        | unknown
            Draft    | already-created | Draft         | Active         | not-now      | Archived       | unknown
            Active   | already-created | Active        | -              | Paused       | Archived       | unknown
            Paused   | already-created | Paused        | Active         | -            | Archived       | unknown
            Archived | unknown         | unknown       | unknown        | unknown      | unknown        | unknown
            """);
    }

    [Theory]
    [InlineData("Hundefrisör für Große!", "hundefrisoer-fuer-grosse-x")]
    [InlineData("  --A  &  B--  ", "a-b-x")]
    [InlineData("Pia's Paws", "pias-paws-x")]
    [InlineData("猫", "listing-x")]
    [InlineData(null, "listing-x")]
    public void Names_in_urls_are_plain_words(string? title, string slug) => Assert.Equal(slug, Slug.Of(title, "x"));
}
