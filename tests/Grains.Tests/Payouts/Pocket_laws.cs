using AccountStory = Marketplace.Story<
    Marketplace.Payouts.ProviderAccount,
    Marketplace.Payouts.ProviderAccountState,
    Marketplace.Payouts.ProviderAccountCommand,
    Marketplace.Payouts.ProviderAccountEvent>;

namespace Marketplace.Payouts;

/// <summary>Whatever is earned and owed in whichever pocket, and in whatever order, against a count of its own.</summary>
public sealed class Pocket_laws
{
    private const int Histories = 300;
    private const int Steps = 120;

    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Pia = new("22222222-0000-0000-0000-000000000000");
    private static readonly string[] Currencies = ["EUR", "IQD"];

    [Fact]
    public void Nothing_is_paid_twice_nothing_is_stranded_and_no_pocket_pays_what_it_has_not()
    {
        for (var seed = 1; seed <= Histories; seed++)
        {
            new History(seed).Run();
        }
    }

    private sealed class History(int seed)
    {
        private readonly Random random = new(seed);
        private readonly AccountStory story = new();
        private readonly HashSet<Guid> paid = [];
        private readonly Dictionary<(string Currency, bool IsByHand), long> counted = [];
        private readonly List<PayoutCut> sent = [];
        private DateTimeOffset now = Monday;

        public void Run()
        {
            for (var step = 0; step < Steps; step++)
            {
                now = now.AddHours(random.Next(1, 40));
                Happens();
            }

            // Nothing is earned any more: whatever is there over both pockets goes with the last payouts, but for less than a dinar in each.
            PayOut();
            Assert.All(Currencies, currency => Assert.True(Total(currency) <= 2 * (StepOf(currency) - 1), $"Seed {seed}: {Total(currency)} {currency} are left."));
            Assert.All(Payouts.Pockets.Of(story.State), pocket => Assert.Equal(Count(pocket.Amount.Currency, pocket.IsByHand), pocket.Amount.Amount));
        }

        private void Happens()
        {
            var (currency, isByHand, amount) = (Currencies[random.Next(2)], random.Next(2) == 0, random.Next(1, 10_000));
            switch (random.Next(8))
            {
                case 0 or 1 or 2:
                    Adds(currency, isByHand, amount, new CreditEarnings(
                        TestContexts.By(Actor.Platform), Pia, Name(), new Money(amount, currency), "Europe/Berlin", Name(), IsByHand: isByHand));
                    break;
                case 3 or 4:
                    Adds(currency, isByHand, -amount, new DebitEarnings(
                        TestContexts.By(Actor.Platform), Pia, Name(), Name(), Name(), new Money(amount, currency), "Europe/Berlin", IsReversed: !isByHand, IsByHand: isByHand));
                    break;
                case 5 when sent.Count > 0:
                    var back = sent[random.Next(sent.Count)];
                    sent.Remove(back);
                    paid.ExceptWith(back.Items.Select(item => item.Entry));
                    Adds(currency: back.Currency, back.IsByHand, back.Amount.Amount, new TakeBackPayout(TestContexts.By(Actor.Platform), back.PayoutId, back.Items));
                    break;
                default:
                    PayOut();
                    break;
            }
        }

        private void PayOut()
        {
            var left = Currencies.ToDictionary(currency => currency, Left);
            story.At(now).When(new PayOutNow(TestContexts.By(Actor.Platform)));
            foreach (var cut in story.Events.OfType<PayoutCut>())
            {
                Assert.Equal(cut.Items.Sum(item => item.Amount.Amount), cut.Amount.Amount);
                Assert.InRange(cut.Amount.Amount, 1, Count(cut.Currency, cut.IsByHand));
                Assert.All(cut.Items, item => Assert.True(paid.Add(item.Entry), $"Seed {seed}: {item} is paid twice."));
                Count(cut.Currency, cut.IsByHand, -cut.Amount.Amount);
                sent.Add(cut);
            }

            Assert.All(Currencies, currency => Assert.Equal(left[currency], Total(currency)));
        }

        private void Adds(string currency, bool isByHand, long amount, ProviderAccountCommand command)
        {
            story.At(now).When(command);
            Count(currency, isByHand, amount);
        }

        private long Total(string currency) => Count(currency, isByHand: false) + Count(currency, isByHand: true);

        /// <summary>What a payout leaves: all that is owed, or what is no whole step in a pocket.</summary>
        private long Left(string currency)
        {
            var total = Total(currency);
            return total <= 0 ? total : total - Paid(isByHand: false) - Paid(isByHand: true);

            long Paid(bool isByHand) => Math.Max(0, Math.Min(Count(currency, isByHand), total)) / StepOf(currency) * StepOf(currency);
        }

        private static long StepOf(string currency) => currency == "IQD" ? 1_000 : 1;

        private long Count(string currency, bool isByHand, long more = 0) =>
            counted[(currency, isByHand)] = counted.GetValueOrDefault((currency, isByHand)) + more;

        private Guid Name()
        {
            var bytes = new byte[16];
            random.NextBytes(bytes);
            return new Guid(bytes);
        }
    }
}
