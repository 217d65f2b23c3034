using Marketplace.Bookings;
using static Marketplace.Listings.ListingCast;

namespace Marketplace.Listings;

public sealed class QuotesAndFavorites : RulesLaws
{
    private static readonly Guid Wash = new("a0000000-0000-0000-0000-000000000001");

    private static readonly BookingTerms Terms = Pricing.Terms(
        Wash, 1, new ListingState { Status = ListingStatus.Active, ProviderId = Pia.ProviderId, Content = Content }, new(Monday, null, 1), Platform(), new(), Monday).View!;

    private readonly Story<Quote, QuoteState, QuoteCommand, QuoteEvent> quote = new();
    private readonly Story<Favorite, FavoriteState, FavoriteCommand, FavoriteEvent> favorite = new();

    [Fact]
    public void The_laws_hold()
    {
        HoldFor<Quote, QuoteState, QuoteCommand, QuoteEvent>();
        HoldFor<Favorite, FavoriteState, FavoriteCommand, FavoriteEvent>();
    }

    [Fact]
    public void A_price_is_promised_for_a_quarter_of_an_hour()
    {
        quote.At(Monday).When(Prepare(Terms)).Then(new QuotePrepared(Monday, Terms, Monday.AddMinutes(15)));
        Assert.Null(Quote.Standing(quote.State, Monday.AddMinutes(15).AddTicks(-1)).Refusal);
        Assert.Equal("quote.expired", Quote.Standing(quote.State, Monday.AddMinutes(15)).Refusal?.Code);
    }

    [Fact]
    public void What_cannot_be_priced_is_not_promised() =>
        quote.At(Monday).When(Prepare(ListingRefusals.NotBookable(ListingStatus.Paused))).ThenRefused("listing.not-bookable");

    [Fact]
    public void A_promise_is_made_once() =>
        quote.At(Monday).When(Prepare(Terms)).When(Prepare(Terms)).ThenRefused("quote.already-prepared");

    [Fact]
    public void A_quote_that_nobody_made_is_unknown() => Assert.Equal("quote.unknown", Quote.Standing(new(), Monday).Refusal?.Code);

    [Fact]
    public void Saving_twice_saves_once()
    {
        favorite.At(Monday).When(Save()).Then(new FavoriteSaved(Monday, Pia.Id, Wash));
        favorite.When(Save()).ThenNothing();
        favorite.When(Forget()).Then(new FavoriteForgotten(Monday, Pia.Id, Wash));
        favorite.When(Forget()).ThenNothing();
    }

    [Fact]
    public void What_is_not_on_the_market_cannot_be_saved() => favorite.At(Monday).When(Save(isListed: false)).ThenRefused("listing.unknown");

    [Fact]
    public void What_left_the_market_can_be_forgotten() =>
        favorite.Given(new FavoriteSaved(Monday, Pia.Id, Wash)).At(Monday).When(Forget()).Then(new FavoriteForgotten(Monday, Pia.Id, Wash));

    [Fact]
    public void Nobody_else_touches_a_favourite() =>
        favorite.Given(new FavoriteSaved(Monday, Pia.Id, Wash)).At(Monday)
            .When(new ForgetFavorite(TestContexts.By(Eve), Wash)).ThenRefused("favorite.not-yours");

    private static PrepareQuote Prepare(Outcome<BookingTerms> priced) => new(TestContexts.By(Actor.Visitor), Wash, new(Monday, null, 1), priced);

    private static SaveFavorite Save(bool isListed = true) => new(TestContexts.By(Pia), Wash, isListed);

    private static ForgetFavorite Forget() => new(TestContexts.By(Pia), Wash);
}
