namespace Marketplace.Providers;

public sealed class Where_payouts_go
{
    private static readonly Actor Pia = TestContexts.Person(1);
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly GatewayFlags Complete = new(true, true, true, []);
    private static readonly BankAccount First = Bank("ba_1", "print-1");
    private static readonly BankAccount Other = Bank("ba_2", "print-2");

    private static readonly BankAccount Mine = Bank("st_1", "print-5") with { IsByHand = true };

    private readonly Story<Provider, ProviderState, ProviderCommand, ProviderEvent> story = new();

    [Fact]
    public void The_first_bank_account_is_paid_at_once_and_nobody_is_written_to()
    {
        Onboarded();
        story.When(Told(First)).Then(new ProviderBankChanged(Monday, new KnownBankAccount(First, Monday, Monday), null)).ThenWants();
        story.When(Told(First)).ThenNothing();
    }

    [Fact]
    public void Another_one_cools_off_for_a_day_and_the_provider_is_told()
    {
        Onboarded(First);
        story.When(Told(Other)).ThenWants(BankAccounts.MailIntent);
        var changed = Assert.IsType<ProviderBankChanged>(Assert.Single(story.Events));
        Assert.Equal((new KnownBankAccount(Other, Monday, Monday.AddDays(1)), "0002", Monday.AddDays(1)), (changed.Bank, changed.Mail!.Last4, changed.Mail.PaidFrom));

        Assert.Equal(First, At(Monday.AddDays(1).AddTicks(-1)));
        Assert.Equal(Other, At(Monday.AddDays(1)));

        story.When(new ConfirmBankMail(By(Pia), changed.Mail.Id)).ThenRefused("provider.not-yours");
        story.When(new ConfirmBankMail(By(Actor.Platform), changed.Mail.Id)).Then(new ProviderBankMailed(Monday, changed.Mail.Id)).ThenWants();
        story.When(new ConfirmBankMail(By(Actor.Platform), changed.Mail.Id)).ThenNothing();
    }

    [Fact]
    public void Whoever_changes_it_back_need_not_wait_for_what_they_had()
    {
        Onboarded(First);
        story.When(Told(Other)).At(Monday.AddHours(2));
        var again = Bank("ba_3", "print-1");
        story.When(Told(again)).Then(new ProviderBankChanged(Monday.AddHours(2), new KnownBankAccount(again, Monday.AddHours(2), Monday.AddHours(2)), null));

        // What was entered in between is never paid, however long ago it was.
        Assert.Equal(again, At(Monday.AddDays(9)));
        Assert.Equal(First, At(Monday.AddHours(1)));
    }

    [Fact]
    public void One_that_has_not_cooled_off_is_no_more_trusted_for_being_entered_twice()
    {
        Onboarded(First);
        story.When(Told(Other)).At(Monday.AddHours(23)).When(Told(Bank("ba_3", "print-2")));
        Assert.Equal(Monday.AddHours(47), ((ProviderBankChanged)story.Events[0]).Bank.TrustedFrom);
    }

    [Fact]
    public void Each_currency_has_its_own()
    {
        Onboarded(First);
        var dinars = Bank("ba_9", "print-9") with { Currency = "IQD" };
        story.When(Told(First, dinars)).Then(new ProviderBankChanged(Monday, new KnownBankAccount(dinars, Monday, Monday), null));
        Assert.Null(KnownBankAccount.At(story.State.Banks, "USD", Monday));
    }

    [Fact]
    public void What_is_left_of_a_closed_business_is_watched_too()
    {
        Onboarded(First);
        story.When(new CloseProvider(By(Pia), null)).When(Told(Other)).ThenWants(BankAccounts.MailIntent);
        story.When(Told(Bank("ba_5", "print-5")) with { AccountId = "acct_2" }).ThenNothing();
    }

    [Fact]
    public void However_often_it_is_changed_the_record_stays_small()
    {
        Onboarded(First);
        for (var change = 10; change < 10 + (3 * BankAccounts.Most); change++)
        {
            story.When(Told(Bank($"ba_{change}", $"print-{change}")));
        }

        Assert.Equal((BankAccounts.Most, BankAccounts.Most), (story.State.Banks.Length, story.State.BankMails.Length));
    }

    [Fact]
    public void What_a_provider_states_cools_off_from_the_first_time_on()
    {
        Onboarded(First);
        story.When(Stated(Mine)).ThenWants(BankAccounts.MailIntent);
        Assert.Equal(new KnownBankAccount(Mine, Monday, Monday.AddDays(1)), ((ProviderBankChanged)story.Events[0]).Bank);
        story.When(Stated(Mine)).ThenNothing();
        Assert.Equal((null, Mine), (AtHand(Monday.AddDays(1).AddTicks(-1)), AtHand(Monday.AddDays(1))));

        story.At(Monday.AddDays(2)).When(Stated(Bank("st_2", "print-2") with { IsByHand = true }));
        Assert.Equal(Mine, AtHand(Monday.AddDays(3).AddTicks(-1)));
        var again = Mine with { Reference = "st_3" };
        story.At(Monday.AddDays(2).AddHours(1)).When(Stated(again));
        Assert.Equal(again, AtHand(Monday.AddDays(9)));
    }

    [Fact]
    public void What_is_paid_by_hand_and_by_the_gateway_are_two_things()
    {
        Onboarded(First);
        story.When(Stated(Mine)).At(Monday.AddDays(2));
        Assert.Equal((First, Mine), (At(Monday.AddDays(2)), AtHand(Monday.AddDays(2))));
        story.When(Told(First)).ThenNothing();
        story.When(Told(Bank("ba_7", Mine.Fingerprint)));
        Assert.Equal(Monday.AddDays(3), ((ProviderBankChanged)story.Events[0]).Bank.TrustedFrom);
    }

    [Fact]
    public void A_provider_takes_back_what_they_stated_and_nothing_else()
    {
        Onboarded(First);
        story.When(new WithdrawBankAccount(By(Pia), "EUR")).ThenNothing();
        story.When(Stated(Mine)).When(Stated(Mine with { Reference = "st_9", Currency = "IQD" })).At(Monday.AddDays(1));
        story.When(new WithdrawBankAccount(By(Pia), "EUR")).Then(new ProviderBankWithdrawn(Monday.AddDays(1), "EUR"));
        Assert.Equal([First.Reference, "st_9"], story.State.Banks.Select(bank => bank.Account.Reference));
        story.When(Stated(Mine));
        Assert.Equal(Monday.AddDays(2), ((ProviderBankChanged)story.Events[0]).Bank.TrustedFrom);
        story.When(new StateBankAccount(By(TestContexts.Person(2)), Mine)).ThenRefused("provider.unknown");
        story.When(new CloseProvider(By(Pia), null)).When(Stated(Mine with { Reference = "st_4" }));
        Assert.Equal("st_4", ((ProviderBankChanged)story.Events[0]).Bank.Account.Reference);
    }

    private static CommandContext By(Actor actor) => TestContexts.By(actor);

    private static BankAccount Bank(string reference, string fingerprint) => new(reference, fingerprint, "EUR", "Sparkasse", $"000{reference[^1]}");

    private static StateBankAccount Stated(BankAccount bank) => new(By(Pia), bank);

    private BankAccount? AtHand(DateTimeOffset moment) => KnownBankAccount.At(story.State.Banks, "EUR", moment, isByHand: true);

    private static RecordGatewayFlags Told(params ImmutableArray<BankAccount> banks) => new(By(Actor.Platform), "acct_1", Complete, banks);

    private BankAccount? At(DateTimeOffset moment) => KnownBankAccount.At(story.State.Banks, "EUR", moment);

    private void Onboarded(params ImmutableArray<BankAccount> banks)
    {
        story.At(Monday)
            .When(new RegisterProvider(By(Pia), "Pia's Paws", ProviderType.ServiceProvider, "Europe/Berlin", "DE", "EUR"))
            .When(new RecordGatewayAccount(By(Actor.Platform), "acct_1"))
            .When(Told(banks));
    }
}
