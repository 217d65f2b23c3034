using Marketplace.Bookings;
using PackageStory = Marketplace.Story<
    Marketplace.Packages.Package, Marketplace.Packages.PackageState, Marketplace.Packages.PackageCommand, Marketplace.Packages.PackageEvent>;

namespace Marketplace.Packages;

/// <summary>Ada buys three sessions of Pia's for 100.00 EUR, good for ten days; 10 % of each is the platform's, and 19 % tax on that.</summary>
public sealed class PackageRules : RulesLaws
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Monday.AddDays(10);
    private static readonly Guid Listing = new("77777777-0000-0000-0000-000000000000");
    private static readonly Guid First = new("66666666-0000-0000-0000-000000000001");
    private static readonly Guid Second = new("66666666-0000-0000-0000-000000000002");
    private static readonly Guid Third = new("66666666-0000-0000-0000-000000000003");
    private static readonly Guid Fourth = new("66666666-0000-0000-0000-000000000004");
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Eve = TestContexts.Person(3);

    private static readonly PackagePlan Plan = new(Listing, 3, Euro(100_00), TimeSpan.FromDays(10), PackageExpiry.Keep, TimeSpan.FromDays(2));
    private static readonly PackageTerms Terms = new(Guid.Empty, Pia.ProviderId, "Grooming", Plan, new PriceRates(10_00, null, null, null, 19_00, 0), "UTC");

    private static readonly PackageOrdered Ordered =
        new(Monday, Ada.Id, Terms, Guid.Empty, Monday.AddMinutes(15), [Euro(33_33), Euro(33_33), Euro(33_34)]);

    private static readonly PackageActivated Active = new(Monday, "ch_1", End);

    private readonly PackageStory story = new();

    [Fact]
    public void The_laws_hold() => HoldFor<Package, PackageState, PackageCommand, PackageEvent>();

    [Fact]
    public void It_is_ordered_and_its_sessions_sum_to_its_price() => story.At(Monday)
        .When(Order(Ada)).Then(Ordered).ThenPending((Package.PaymentExpires, Monday.AddMinutes(15)))
        .When(Paid()).Then(Active).ThenPending((Package.Expires, End));

    [Fact]
    public void Nobody_buys_of_themselves() => story.At(Monday).When(Order(Pia)).ThenRefused("package.own-offer");

    [Fact]
    public void Late_money_buys_it_all_the_same() => story.Given(Ordered)
        .WhenDue(Package.PaymentExpires).Then(new PackagePaymentExpired(Monday.AddMinutes(15)))
        .When(Paid()).Then(new PackageActivated(Monday.AddMinutes(15), "ch_1", End.AddMinutes(15)));

    [Fact]
    public void A_booking_has_one_credit_however_often_it_asks() => Bought()
        .When(Reserve(First)).Then(Kept(1, First))
        .When(Reserve(First)).ThenNothing()
        .When(Take(First, 1)).Then(new CreditTaken(Monday, 1, First))
        .When(Take(First, 1)).ThenNothing()
        .When(Reserve(First)).ThenNothing();

    [Fact]
    public void The_last_credit_is_given_once() => Bought()
        .When(Reserve(First)).When(Reserve(Second)).When(Reserve(Third)).Then(Kept(3, Third))
        .When(Reserve(Fourth)).ThenRefused("package.no-credit")
        .When(LetGo(Third)).Then(new CreditLetGo(Monday, 3, Third))
        .When(Reserve(Fourth)).Then(Kept(3, Fourth))
        .When(Take(Third, 3)).ThenRefused("package.no-credit");

    /// <summary>A session that went badly: it stays used, and what it cost is the customer's again.</summary>
    [Fact]
    public void Of_a_session_that_was_earned_something_goes_back()
    {
        Bought().When(Reserve(First)).When(Take(First, 1)).When(GiveBack(First, 10_00)).Then(new PackageSessionGivenBack(Monday, 1, Euro(10_00), "I was late."));
        story.When(GiveBack(First, 5_00));
        Assert.Equal((CreditStatus.Taken, Euro(15_00), Euro(15_00)), (story.State.Credits[0].Status, story.State.Credits[0].Returned, story.State.Refunded()));
        story.When(GiveBack(Second, 5_00)).ThenRefused("package.no-credit");
        story.When(GiveBack(First, 5_00) with { Context = TestContexts.By(Pia) }).ThenRefused("package.unknown");
    }

    [Fact]
    public void What_is_kept_for_nobody_is_free_again()
    {
        Bought().When(Reserve(First)).ThenPending((Package.Expires, End), (Package.CreditLapses, Monday.AddMinutes(15)));
        story.WhenDue(Package.CreditLapses).Then(new CreditLetGo(Monday.AddMinutes(15), 1, First));
        story.When(Take(First, 1)).Then(new CreditTaken(Monday.AddMinutes(15), 1, First));
    }

    [Fact]
    public void Somebody_elses_booking_lets_nothing_go() =>
        Bought().When(Reserve(First)).When(Take(First, 1)).When(LetGo(First)).ThenNothing();

    [Fact]
    public void It_is_for_its_listing_and_its_time()
    {
        Bought().When(Reserve(First) with { ListingId = Guid.Empty }).ThenRefused("package.not-for-listing");
        story.At(End).When(Reserve(First)).ThenRefused("package.expired", "until", "asOf");
        story.At(End.AddTicks(-1)).When(Reserve(First)).Then(Kept(1, First) with { At = End.AddTicks(-1), Until = End.AddTicks(-1).AddMinutes(15) });
    }

    /// <summary>What it is worth was frozen at the sale, so it does not matter what is booked.</summary>
    [Fact]
    public void A_session_may_be_of_any_listing_that_it_was_sold_for()
    {
        var other = new Guid("77777777-0000-0000-0000-000000000001");
        story.Given(Ordered with { Terms = Terms with { Plan = Plan with { Further = [other] } } }, Active).At(Monday)
            .When(Reserve(First)).Then(Kept(1, First))
            .When(Reserve(Second) with { ListingId = other }).Then(Kept(2, Second))
            .When(Reserve(Third) with { ListingId = Guid.Empty }).ThenRefused("package.not-for-listing", "listingId");
    }

    [Fact]
    public void Only_the_customer_books_with_it_and_strangers_know_nothing_of_it()
    {
        Bought().When(Reserve(First) with { Context = TestContexts.By(Pia) }).ThenRefused("package.unknown");
        story.When(Reserve(First) with { Context = TestContexts.By(Eve) }).ThenRefused("package.unknown");
        story.When(Take(First, 1) with { Context = TestContexts.By(Ada) }).ThenRefused("package.unknown");
        story.When(Refund(Eve)).ThenRefused("package.unknown");
    }

    [Fact]
    public void The_last_session_uses_it_up() => Bought(First, Second, Third)
        .When(Use(First)).When(Use(Second)).Then(new CreditUsed(Monday, 2, Second))
        .When(Use(Third)).Then(new CreditUsed(Monday, 3, Third), new PackageUsedUp(Monday))
        .When(Use(Third)).ThenNothing()
        .When(Return(Third)).ThenNothing().ThenPending();

    /// <summary>66.67 lapse when the last booking is decided: 6.67 commission, 1.27 tax on it.</summary>
    [Fact]
    public void What_nobody_booked_in_time_is_the_providers_once_all_is_decided() => Bought(First, Second)
        .WhenDue(Package.Expires).Then(new PackageExpired(End))
        .When(Use(First)).Then(new CreditUsed(End, 1, First))
        .When(Return(Second)).Then(
            new CreditReturned(End, 2, Second),
            new PackageLapsed(End, [2, 3], new Settlement(Euro(0), Euro(58_73), Euro(6_67), Euro(1_27), Euro(0))))
        .When(Refund(Pia)).ThenRefused("package.not-now", "status", "allowedIn");

    /// <summary>Two sessions lapse at 5.00 each: 10.00 commission, 1.90 tax on it.</summary>
    [Fact]
    public void A_fixed_commission_is_taken_of_each_session_that_lapses()
    {
        var each = Terms.Rates with { CommissionBasisPoints = 0, Fixed = Euro(5_00) };
        story.Given(Ordered with { Terms = Terms with { Rates = each } }, Active, new CreditTaken(Monday, 1, First), new CreditUsed(Monday, 1, First));
        story.WhenDue(Package.Expires).Then(
            new PackageExpired(End), new PackageLapsed(End, [2, 3], new Settlement(Euro(0), Euro(54_77), Euro(10_00), Euro(1_90), Euro(0))));
    }

    [Fact]
    public void Where_it_is_offered_so_it_goes_back_at_once_and_later_what_comes_back()
    {
        story.Given(Ordered with { Terms = Terms with { Plan = Plan with { AtExpiry = PackageExpiry.Refund } } }, Active, new CreditTaken(Monday, 1, First));
        story.WhenDue(Package.Expires).Then(new PackageExpired(End), new PackageMoneyReturned(End, [2, 3], Euro(66_67)));
        story.When(Return(First)).Then(new CreditReturned(End, 1, First), new PackageMoneyReturned(End, [1], Euro(33_33)));
        Assert.Equal(Euro(100_00), story.State.Sum(CreditStatus.Refunded));
    }

    [Fact]
    public void A_refund_gives_back_what_is_free_and_what_comes_back() => Bought(First)
        .When(Refund(Pia)).Then(new PackageRefunded(Monday, BookingSide.Provider, "Moved away"), new PackageMoneyReturned(Monday, [2, 3], Euro(66_67)))
        .When(Reserve(Second)).ThenRefused("package.not-now", "status", "allowedIn")
        .When(Return(First)).Then(new CreditReturned(Monday, 1, First), new PackageMoneyReturned(Monday, [1], Euro(33_33)));

    [Fact]
    public void Customers_give_it_back_for_a_while_and_providers_at_any_time()
    {
        Bought().At(Monday.AddDays(2)).When(Refund(Ada)).ThenRefused("package.return-over", "until", "asOf");
        story.When(Refund(Pia)).Then(
            new PackageRefunded(Monday.AddDays(2), BookingSide.Provider, "Moved away"), new PackageMoneyReturned(Monday.AddDays(2), [1, 2, 3], Euro(100_00)));
        Bought(First, Second, Third).When(Refund(Ada)).ThenRefused("package.nothing-left");
    }

    [Fact]
    public void The_whole_table() => TransitionTable.AssertEqual<Package, PackageState, PackageCommand, PackageEvent>(
        [
            [],
            [Ordered],
            [Ordered, new PackagePaymentExpired(Monday)],
            [Ordered, Active, new CreditTaken(Monday, 1, First)],
            [Ordered, Active, new CreditTaken(Monday, 1, First), new CreditTaken(Monday, 2, Second), new CreditTaken(Monday, 3, Third), new CreditUsed(Monday, 1, First), new CreditUsed(Monday, 2, Second), new CreditUsed(Monday, 3, Third), new PackageUsedUp(Monday)],
            [Ordered, Active, new CreditTaken(Monday, 1, First), new PackageExpired(Monday)],
            [Ordered, Active, new CreditTaken(Monday, 1, First), new PackageRefunded(Monday, BookingSide.Customer, null)],
        ],
        [Order(Ada), Paid(), new LosePackagePayment(Platform), Reserve(Fourth), LetGo(First), Take(Second, 2), Return(First), Use(First), Refund(Ada)],
        Monday,
        package => package.Status.ToString(),
        """
                       | OrderPackage   | TakePackagePayment | LosePackagePayment | ReserveCredit | LetCreditGo | TakeCredit | ReturnCredit | UseCredit | RefundPackage
        None           | PendingPayment | unknown            | unknown            | unknown       | unknown     | unknown    | unknown      | unknown   | unknown
        PendingPayment | already-bought | Active             | PaymentExpired     | not-now       | -           | no-credit  | -            | -         | not-now
        PaymentExpired | already-bought | Active             | -                  | not-now       | -           | no-credit  | -            | -         | not-now
        Active         | already-bought | -                  | -                  | Active        | -           | Active     | Active       | Active    | Refunded
        UsedUp         | already-bought | -                  | -                  | not-now       | -           | -          | -            | -         | not-now
        Expired        | already-bought | -                  | -                  | not-now       | -           | no-credit  | Expired      | Expired   | not-now
        Refunded       | already-bought | -                  | -                  | not-now       | -           | no-credit  | Refunded     | Refunded  | not-now
        """);

    private static CommandContext Platform => TestContexts.By(Actor.Platform);

    private static Money Euro(long cents) => new(cents, "EUR");

    private static OrderPackage Order(Actor by) => new(TestContexts.By(by), Terms, Guid.Empty);

    private static TakePackagePayment Paid() => new(Platform, "ch_1");

    private static ReserveCredit Reserve(Guid booking) => new(TestContexts.By(Ada), booking, Listing);

    private static CreditReserved Kept(int number, Guid booking) => new(Monday, number, booking, Monday.AddMinutes(15));

    private static LetCreditGo LetGo(Guid booking) => new(TestContexts.By(Ada), booking);

    private static TakeCredit Take(Guid booking, int number) => new(Platform, booking, number);

    private static ReturnCredit Return(Guid booking) => new(Platform, booking);

    private static UseCredit Use(Guid booking) => new(Platform, booking);

    private static GiveBackSession GiveBack(Guid booking, long cents) => new(TestContexts.By(Actor.Platform), booking, Euro(cents), "I was late.");

    private static RefundPackage Refund(Actor by) => new(TestContexts.By(by), "Moved away");

    /// <summary>It is paid, and these bookings have its first credits.</summary>
    private PackageStory Bought(params Guid[] bookings) => story
        .Given([Ordered, Active, .. bookings.Select((booking, index) => new CreditTaken(Monday, index + 1, booking))])
        .At(Monday);
}
