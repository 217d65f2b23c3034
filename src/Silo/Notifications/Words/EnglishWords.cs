namespace Marketplace.Notifications;

internal static class EnglishWords
{
    public static readonly NotificationWords All = new(
        "en",
        IsRightToLeft: false,
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        '.',
        new("{day} {month} {year}, {time} ({zone})"),
        new("Hello {name},"),
        new("To get no more mails like this: {link}"),
        new("Do you want no more mails like the one that led you here?", "No more such mails", "Done. You can switch them on again in your settings."),
        NotificationText.Table(
            ("BookingRequested", "Somebody wants to book", "\"{title}\" is wanted for {at}, for {amount}. Please accept or decline."),
            ("BookingConfirmed", "Your booking is confirmed", "\"{title}\" on {at} is confirmed."),
            ("BookingDeclined", "Your booking was declined", "\"{title}\" on {at} was declined. You pay nothing."),
            ("BookingCancelled", "A booking was cancelled", "\"{title}\" on {at} is cancelled. The booking says what is given back."),
            ("BookingChanged", "A booking was changed", "\"{title}\" was changed. It is on {at} now, for {amount}."),
            ("BookingReminder", "Your booking begins soon", "\"{title}\" begins in {hours, plural, one {# hour} other {# hours}}, on {at}."),
            ("QuoteOffered", "You have an offer", "You are offered \"{title}\" for {amount}."),
            ("PaymentReceived", "Receipt for {amount}", "We have received your payment of {amount} for \"{title}\" on {at}. Thank you."),
            ("PaymentFailed", "Your payment did not come", "Your payment of {amount} for \"{title}\" did not come. You can try again."),
            ("PaymentRefunded", "You get {amount} back", "{amount} that you paid for \"{title}\" are on their way back to you."),
            ("RefundFailed", "Your refund did not reach you", "{amount} that you get back for \"{title}\" did not reach your card. We see to it that you get them."),
            ("MessageReceived", "You have a message", "There is a message for you about \"{title}\"."),
            ("ReviewReceived", "You have been reviewed", "You were reviewed for \"{title}\". Everybody can read it once both sides have spoken, or cannot any more."),
            ("ReviewPublished", "A review of you can be read", "What the other side says about \"{title}\" can be read by everybody now."),
            ("PayoutSent", "{amount} are on their way to you", "We have sent {amount} to your bank. They should be there by {at}."),
            ("PayoutFailed", "A payout of {amount} failed", "Your bank did not take {amount}. Please check the bank account that we pay to."),
            ("ComplaintOpened", "A customer complains", "There is a complaint about \"{title}\". Please answer it: until it has ended, the money is held."),
            ("ComplaintDecided", "A complaint has ended", "The complaint about \"{title}\" has ended. {amount} go back to the customer."),
            ("ModerationDecided", "We have decided about a message", "A message about \"{title}\" was reported. We have decided what becomes of it; the report says what and why, and how you can appeal."),
            ("WaitlistOffered", "It is your turn", "\"{title}\" is held for you until {at}. Pay by then, and it is yours."),
            ("AccountSecurity/Password", "Your password was changed", "The password of your account was changed on {at}. If that was not you, choose another one now and write to us."),
            ("AccountSecurity/BankAccount", "Your payouts go to another bank account", "From {at} on your payouts go to the bank account that ends in {last4}. Until then nothing is paid. If that was not you, pause your payouts now, choose another password, and write to us.")));
}
