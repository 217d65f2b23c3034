using PaymentStory = Marketplace.Story<
    Marketplace.Payments.Payment,
    Marketplace.Payments.PaymentState,
    Marketplace.Payments.PaymentCommand,
    Marketplace.Payments.PaymentEvent>;

namespace Marketplace.Payments;

/// <summary>What a payment remembers of cards that said no, and how many it takes.</summary>
public sealed class Cards_that_are_declined
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Money Price = new(80_00, "EUR");

    private static readonly PaymentStarted Started = new(
        Monday, Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), "Grooming", Price, false, Monday.AddMinutes(15), "Europe/Berlin", "stripe",
        new Guid("55555555-0000-0000-0000-000000000000"));

    private static readonly PaymentCheckoutOpened Open = new(Monday, "cs_1", "https://pay.example/cs_1");

    private readonly PaymentStory story = new();

    [Fact]
    public void Each_is_known_once_however_often_it_is_told()
    {
        story.Given(Started, Open).At(Monday).When(Declined(1)).Then(new PaymentDeclined(Monday, "ch_1", "No.", "visa")).ThenWants();
        story.When(Declined(1)).ThenNothing();
        story.When(Declined(2)).Then(new PaymentDeclined(Monday, "ch_2", "No.", "visa"));
        Assert.Equal(PaymentStatus.Pending, story.State.Status);
    }

    [Fact]
    public void The_page_takes_another_one_until_they_are_too_many()
    {
        Decline(DeclinedCards.Most - 1);
        Assert.Null(story.State.NotWanted);

        story.When(Declined(DeclinedCards.Most)).ThenWants(PaymentIntents.Void);
        Assert.Equal("Too many cards were declined.", Assert.IsType<VoidWanted>(story.Events[1]).Reason);
        story.When(Told(new MoneyVoided("The checkout was closed unpaid."))).ThenWants();
        Assert.Equal(PaymentStatus.Voided, story.State.Status);
        story.When(Declined(DeclinedCards.Most + 1)).ThenNothing();
    }

    [Fact]
    public void Money_that_comes_after_too_many_of_them_is_there()
    {
        Decline(DeclinedCards.Most);

        story.When(Told(new MoneyCaptured("pi_1", "ch_9", Price, new Money(35, "EUR"), "mastercard")));
        Assert.Equal((PaymentStatus.Captured, "mastercard"), (story.State.Status, story.State.Card));
    }

    [Fact]
    public void One_that_is_told_late_changes_nothing_about_money_that_came()
    {
        story.Given(Started, Open).At(Monday).When(Told(new MoneyCaptured("pi_1", "ch_2", Price, new Money(35, "EUR"), "visa")));
        story.When(Declined(1)).Then(new PaymentDeclined(Monday, "ch_1", "No.", "visa")).ThenWants();
        Assert.Equal(PaymentStatus.Captured, story.State.Status);
    }

    [Fact]
    public void The_card_of_money_that_is_only_reserved_is_known_too()
    {
        story.Given(Started with { CaptureLater = true }, Open).At(Monday).When(Told(new MoneyAuthorised("pi_1", Price, null, "visa")));
        Assert.Equal("visa", story.State.Card);
    }

    private void Decline(int times)
    {
        story.Given(Started, Open).At(Monday);
        for (var number = 1; number <= times; number++)
        {
            story.When(Declined(number));
        }
    }

    private static RecordGatewayFact Declined(int number) => Told(new CardDeclined($"ch_{number}", "No.", "visa"));

    private static RecordGatewayFact Told(GatewayFact fact) => new(TestContexts.By(Actor.Platform), fact);
}
