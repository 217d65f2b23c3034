using Marketplace.Identity;

namespace Marketplace.Notifications;

/// <summary>Tells people that their password is another one, in case that was not them.</summary>
internal sealed class AccountNotifications(Notifier notifier) : IRelay<AccountEvent>
{
    public bool Hears(AccountEvent happened) => happened is PasswordChanged;

    public Task Tell(Notice<AccountEvent> notice, CancellationToken cancellationToken) =>
        notice.Event is PasswordChanged
            ? notifier.Tell(
                notice, notice.Source, NotificationTopic.AccountSecurity, new NotificationFacts { Change = SecurityChange.Password, At = notice.At })
            : Task.CompletedTask;
}
