using Marketplace.Identity;
using Marketplace.Payouts;
using Marketplace.Notifications;
using Marketplace.Providers;

namespace Marketplace.Simulations;

/// <summary>I12: nothing is paid to a bank account that was another one less than a day ago, as the gateway itself has both.</summary>
internal static class BankLaws
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public static IEnumerable<Violation> Judge(Town town) => [.. Mails(town), .. Cooling(town.Watch.History), .. (town.Faults.Has(Fault.ClockJump) ? [] : AtTheGateway(town))];

    private static IEnumerable<Violation> AtTheGateway(Town town)
    {
        var banks = town.Gateway.Record.Made("bank_account").GroupBy(bank => bank.Account, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        foreach (var payout in town.Gateway.Record.Made("payout").Where(payout => banks.ContainsKey(payout.Account)))
        {
            var known = banks[payout.Account];
            var fingerprint = known.Single(bank => bank.Id == payout.Text("destination")).Text("fingerprint");
            var since = known.First(bank => bank.Text("fingerprint") == fingerprint);
            if (since != known[0] && payout.Created < since.Created + Day)
            {
                yield return new Violation("I12", $"{payout.Id} went to {since.Id} {payout.Created - since.Created} after it was entered");
            }
        }
    }

    /// <summary>Whoever another one is entered for is told, before anything is paid to it.</summary>
    private static IEnumerable<Violation> Mails(Town town)
    {
        var people = town.Watch.History.Last<AccountState>().Select(last => last.Id.GetGuidKey()).ToHashSet();
        var wanted = town.Watch.History.All<ProviderBankChanged>()
            .Count(changed => changed.Event.Mail is not null && people.Contains(((ProviderState)changed.At.Step.After).AccountId));
        var subjects = NotificationPreferences.Languages
            .Select(language => NotificationWords.In(language).Texts[NotificationWords.KeyOf(NotificationTopic.AccountSecurity, SecurityChange.BankAccount)].Title.Text).ToHashSet(StringComparer.Ordinal);
        var came = town.Post.Mails.Count(mail => subjects.Contains(mail.Subject));
        if (came != wanted)
        {
            yield return new Violation("mail", $"{wanted} bank accounts were to be told of, and {came} mails came");
        }
    }

    /// <summary>Nothing is cut while it cools off.</summary>
    private static IEnumerable<Violation> Cooling(History history) =>
        from step in history.Steps
        where step.Step.Event is PayoutCut && ((ProviderAccountState)step.Step.Before).CoolOff is not null
        select new Violation("I12", $"{step.Stream}@{step.Step.Version}: a payout was cut while a bank account cooled off");
}
