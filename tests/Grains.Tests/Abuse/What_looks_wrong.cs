namespace Marketplace.Abuse;

public sealed class What_looks_wrong
{
    private static readonly Actor Pia = TestContexts.Person(1);
    private static readonly Actor Paul = TestContexts.Person(2);
    private static readonly Actor Ada = TestContexts.Person(3);
    private static readonly Actor Ben = TestContexts.Person(4);
    private static readonly Actor Cleo = TestContexts.Person(5);
    private static readonly Actor Dan = TestContexts.Person(6);
    private static readonly Actor Paula = TestContexts.Person(7);

    [Fact]
    public void A_customer_with_the_provider_s_own_card_whichever_of_both_paid_first()
    {
        var (hers, his) = (Paid(1, Ada, Pia), Paid(2, Pia, Paul));

        foreach (var (now, before) in new[] { (hers, his), (his, hers) })
        {
            var (id, seen) = Assert.Single(SelfDealing.OfCard("visa", now, [before]));
            Assert.Equal((FlagId.OwnCard(Pia.ProviderId, Ada.Id), FlagRule.OwnCard, Pia.ProviderId, Ada.Id, true), (id, seen.Rule, seen.ProviderId, seen.CustomerId, seen.HoldsPayouts));
            Assert.Equal([new FlagFact("card", "visa"), new FlagFact("payment", hers.PaymentId.ToString())], seen.Facts.AsEnumerable());
        }
    }

    [Fact]
    public void Not_who_pays_twice_and_not_two_who_share_a_card()
    {
        Assert.Empty(SelfDealing.OfCard("visa", Paid(1, Ada, Pia), [Paid(1, Ada, Pia), Paid(2, Ada, Pia), Paid(3, Ada, Paul)]));
        Assert.Empty(SelfDealing.OfCard("visa", Paid(1, Ada, Pia), [Paid(2, Ben, Pia), Paid(3, Cleo, Paul)]));
    }

    [Fact]
    public void A_card_of_three_who_all_book_with_one_provider()
    {
        var (id, seen) = Assert.Single(SelfDealing.OfCard("visa", Paid(1, Ada, Pia), [Paid(2, Ben, Pia), Paid(3, Cleo, Pia), Paid(4, Cleo, Pia)]));

        Assert.Equal((FlagId.SharedCard(Pia.ProviderId, "visa"), FlagRule.SharedCard, Pia.ProviderId, null, true), (id, seen.Rule, seen.ProviderId, seen.CustomerId, seen.HoldsPayouts));
        Assert.Equal(3, seen.Facts.Count(fact => fact.Name == "customer"));
    }

    [Fact]
    public void A_card_of_four_accounts_whoever_they_book_with_is_seen_once()
    {
        CardPayment[] three = [Paid(2, Ben, Pia), Paid(3, Cleo, Paul), Paid(4, Cleo, Pia)];
        Assert.Empty(SelfDealing.OfCard("visa", Paid(1, Ada, Paul), three));
        var (id, seen) = Assert.Single(SelfDealing.OfCard("visa", Paid(1, Ada, Paul), [.. three, Paid(5, Dan, Paula)]));
        Assert.Equal((FlagId.CardOfMany("visa"), FlagRule.CardOfMany, null, null, false), (id, seen.Rule, seen.ProviderId, seen.CustomerId, seen.HoldsPayouts));
        Assert.Equal(["4"], seen.Facts.Where(fact => fact.Name == "count").Select(fact => fact.Value));
        Assert.Equal(id, Assert.Single(SelfDealing.OfCard("visa", Paid(5, Dan, Paula), [.. three, Paid(1, Ada, Paul)])).Id);
    }

    [Fact]
    public void The_facts_of_very_many_stay_few()
    {
        var all = Enumerable.Range(1, 100).Select(number => Paid(number, Actor.Member(new Guid(number, 0, 0, new byte[8])), Paul));

        Assert.All(SelfDealing.OfCard("visa", Paid(101, Ada, Paul), all), seen => Assert.InRange(seen.Case.Facts.Length, 1, FlagCase.MostFacts));
    }

    [Fact]
    public void Two_providers_who_are_each_other_s_customers_three_times_each()
    {
        Assert.Null(SelfDealing.Reciprocal(Pia.ProviderId, Paul.Id, Had(3), Had(2)));
        var one = SelfDealing.Reciprocal(Pia.ProviderId, Paul.Id, Had(3), Had(3));
        var other = SelfDealing.Reciprocal(Paul.ProviderId, Pia.Id, Had(3), Had(3));

        Assert.Equal((FlagRule.Reciprocal, false), (one!.Value.Case.Rule, one.Value.Case.HoldsPayouts));
        Assert.Equal(one.Value.Id, other!.Value.Id);
    }

    [Fact]
    public void Somebody_who_books_with_one_provider_alone_and_never_pays()
    {
        Assert.Null(SelfDealing.Free(Pia.ProviderId, Ada.Id, new Dealings(Paid: 0, Free: 4, Elsewhere: 0)));
        Assert.Null(SelfDealing.Free(Pia.ProviderId, Ada.Id, new Dealings(Paid: 1, Free: 9, Elsewhere: 0)));
        Assert.Null(SelfDealing.Free(Pia.ProviderId, Ada.Id, new Dealings(Paid: 0, Free: 9, Elsewhere: 1)));
        Assert.Equal(FlagRule.FreeBookings, SelfDealing.Free(Pia.ProviderId, Ada.Id, new Dealings(0, 5, 0))!.Value.Case.Rule);
    }

    [Fact]
    public void Card_after_card_that_is_declined_once_a_day()
    {
        var noon = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

        Assert.Null(SelfDealing.Declined(Ada.Id, 5, noon));
        Assert.Equal(SelfDealing.Declined(Ada.Id, 6, noon)!.Value.Id, SelfDealing.Declined(Ada.Id, 7, noon.AddHours(11))!.Value.Id);
        Assert.NotEqual(SelfDealing.Declined(Ada.Id, 6, noon)!.Value.Id, SelfDealing.Declined(Ada.Id, 6, noon.AddDays(1))!.Value.Id);
    }

    private static Dealings Had(long paid) => new(paid, Free: 0, Elsewhere: 0);

    private static CardPayment Paid(int number, Actor customer, Actor provider) => new(new Guid(number, 0, 0, new byte[8]), customer.Id, provider.ProviderId);
}
