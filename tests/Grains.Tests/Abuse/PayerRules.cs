using PayerStory = Marketplace.Story<Marketplace.Abuse.Payer, Marketplace.Abuse.PayerState, Marketplace.Abuse.PayerCommand, Marketplace.Abuse.PayerEvent>;

namespace Marketplace.Abuse;

public sealed class PayerRules
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);
    private static readonly PaymentLimits Limits = new(TriesPerHour: 3, TriesPerDay: 5, DeclinesPerHour: 2, DeclinesPerDay: 4, new Money(100_00, "EUR"), TimeSpan.FromDays(7));

    private readonly PayerStory story = new();

    [Fact]
    public void Every_try_is_written_down() =>
        story.At(Noon).When(Try(1, 10_00)).Then(new PayerTried(Noon, Payment(1), Euro(10_00)));

    [Fact]
    public void The_fourth_try_within_an_hour_waits_until_the_first_is_an_hour_old()
    {
        Tries(Noon, Noon.AddMinutes(10), Noon.AddMinutes(20));

        story.At(Noon.AddMinutes(59)).When(Try(4, 10_00)).ThenRefused("payment.too-many-attempts");
        Assert.Equal("60", Waits(4, Noon.AddMinutes(59)));
        story.At(Noon.AddHours(1).AddTicks(-1)).When(Try(4, 10_00)).ThenRefused("payment.too-many-attempts");
        story.At(Noon.AddHours(1)).When(Try(4, 10_00)).Then(new PayerTried(Noon.AddHours(1), Payment(4), Euro(10_00)));
        story.When(Try(5, 10_00)).ThenRefused("payment.too-many-attempts");
    }

    [Fact]
    public void Who_is_slower_reaches_the_limit_of_a_day()
    {
        Tries(Noon, Noon.AddHours(2), Noon.AddHours(4), Noon.AddHours(6), Noon.AddHours(8));

        story.At(Noon.AddHours(10)).When(Try(6, 10_00)).ThenRefused("payment.too-many-attempts");
        story.At(Noon.AddDays(1)).When(Try(6, 10_00));
        Assert.Single(story.Events);
        Assert.Equal(5, story.State.Tries.Length);
    }

    [Fact]
    public void Another_page_of_a_payment_is_another_try_and_not_another_amount()
    {
        story.At(Noon).When(Try(1, 100_00)).When(Try(1, 100_00)).When(Try(1, 100_00));
        Assert.Equal(3, story.State.Tries.Length);
        story.When(Try(1, 100_00)).ThenRefused("payment.too-many-attempts");
    }

    [Fact]
    public void Cards_that_were_declined_end_the_tries_until_fewer_were()
    {
        story.At(Noon).When(Declined(1)).At(Noon.AddMinutes(30)).When(Declined(1));

        story.When(Try(2, 10_00)).ThenRefused("payment.too-many-declines");
        story.At(Noon.AddHours(1)).When(Try(2, 10_00));
        Assert.Single(story.Events);
    }

    [Fact]
    public void Of_several_limits_the_one_that_lasts_longest_is_told()
    {
        Tries(Noon, Noon, Noon);
        story.At(Noon.AddMinutes(30)).When(Declined(1)).When(Declined(1));

        story.When(Try(4, 10_00)).ThenRefused("payment.too-many-declines");
        Assert.Equal("3600", Waits(4, Noon.AddMinutes(30)));
    }

    [Fact]
    public void Somebody_new_begins_to_pay_so_much_in_a_day()
    {
        story.At(Noon).When(Try(1, 60_00)).At(Noon.AddHours(2)).When(Try(2, 40_00));

        story.At(Noon.AddHours(4)).When(Try(3, 1)).ThenRefused("payment.amount-limit");
        Assert.Equal("2026-03-03T12:00:00Z", Told("from", 3, Noon.AddHours(4), 1));
        story.When(Try(3, 100_01)).ThenRefused("payment.amount-limit");
        story.At(Noon.AddDays(1)).When(Try(3, 60_00));
        Assert.Single(story.Events);
    }

    [Fact]
    public void What_is_paid_in_another_currency_and_what_nobody_knows_before_does_not_add_up()
    {
        story.At(Noon).When(Try(1, 100_00)).When(new TryPayment(TestContexts.By(Ada), Payment(2), new Money(900_000, "IQD"), Limits));
        Assert.Single(story.Events);
        story.When(new TryPayment(TestContexts.By(Ada), Payment(3), null, Limits));
        Assert.Single(story.Events);
    }

    [Fact]
    public void Nobody_is_new_a_week_after_they_paid_first()
    {
        story.At(Noon).When(new NotePaid(TestContexts.By(Actor.Platform))).Then(new PayerPaid(Noon));
        story.At(Noon.AddDays(3)).When(new NotePaid(TestContexts.By(Actor.Platform))).ThenNothing();

        story.At(Noon.AddDays(7).AddTicks(-1)).When(Try(1, 100_01)).ThenRefused("payment.amount-limit");
        story.At(Noon.AddDays(7)).When(Try(1, 100_01));
        Assert.Single(story.Events);
    }

    [Fact]
    public void Where_nothing_is_counted_nothing_is_written() =>
        story.At(Noon).When(new TryPayment(TestContexts.By(Ada), Payment(1), Euro(1), Limits: null)).ThenNothing();

    [Fact]
    public void Whoever_is_barred_pays_nothing_until_they_are_admitted()
    {
        story.At(Noon).When(new BarPayer(TestContexts.By(Olga), "Stolen cards.")).Then(new PayerBarred(Noon, Olga.Id, "Stolen cards."));
        story.When(Try(1, 1)).ThenRefused("payment.barred");
        story.When(new TryPayment(TestContexts.By(Ada), Payment(1), Euro(1), Limits: null)).ThenRefused("payment.barred");
        story.When(new BarPayer(TestContexts.By(Olga), "Really.")).ThenRefused("payer.barred");

        story.When(new AdmitPayer(TestContexts.By(Olga), "It was her sister.")).Then(new PayerAdmitted(Noon, Olga.Id, "It was her sister."));
        story.When(new AdmitPayer(TestContexts.By(Olga), "Really.")).ThenRefused("payer.not-barred");
        story.When(Try(1, 1)).Then(new PayerTried(Noon, Payment(1), Euro(1)));
    }

    [Fact]
    public void What_has_happened_is_noted_of_whoever_is_barred_too()
    {
        story.At(Noon).When(new BarPayer(TestContexts.By(Olga), "Stolen cards."));
        story.When(new NotePaid(TestContexts.By(Actor.Platform))).Then(new PayerPaid(Noon));
        story.When(Declined(1)).Then(new PayerDeclined(Noon, Payment(1)));
    }

    [Fact]
    public void Only_operators_bar_and_admit()
    {
        story.At(Noon).When(new BarPayer(TestContexts.By(Ada), "Me.")).ThenRefused("payer.unknown");
        story.When(new AdmitPayer(TestContexts.By(Ada), "Me.")).ThenRefused("payer.unknown");
    }

    [Fact]
    public void The_record_stays_small()
    {
        story.At(Noon);
        for (var number = 0; number < PaymentLimits.Most + 10; number++)
        {
            story.When(Declined(1));
        }

        story.ThenNothing();
        Assert.Equal(PaymentLimits.Most, story.State.Declines.Length);
    }

    private void Tries(params ReadOnlySpan<DateTimeOffset> moments)
    {
        var number = 0;
        foreach (var moment in moments)
        {
            story.At(moment).When(Try(++number, 10_00));
            Assert.Single(story.Events);
        }
    }

    private string Waits(int payment, DateTimeOffset now) => Told("retryAfter", payment, now, 10_00);

    private string Told(string name, int payment, DateTimeOffset now, long amount) =>
        Payer.Decide(story.State, Try(payment, amount), now).Refusal!.Facts.Single(fact => fact.Name == name).Value;

    private static TryPayment Try(int payment, long amount) => new(TestContexts.By(Ada), Payment(payment), Euro(amount), Limits);

    private static NoteDecline Declined(int payment) => new(TestContexts.By(Actor.Platform), Payment(payment));

    private static Guid Payment(int number) => new(number, 0, 0, new byte[8]);

    private static Money Euro(long amount) => new(amount, "EUR");
}
