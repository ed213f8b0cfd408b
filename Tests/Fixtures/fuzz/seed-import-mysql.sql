#-- shop
DROP TABLE IF EXISTS `customers`;
CREATE TABLE `customers` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `email` varchar(190) NOT NULL,
  `full_name` varchar(120) DEFAULT NULL,
  `status` enum('new','active','closed') NOT NULL DEFAULT 'new',
  `credit` decimal(10,2) DEFAULT '0.00',
  `is_admin` tinyint(1) NOT NULL DEFAULT 0,
  `born_on` date,
  `created_at` datetime DEFAULT CURRENT_TIMESTAMP, /* set, by the, server */
  `notes` text,
  `visits` int unsigned NOT NULL,
  PRIMARY KEY (`id`), UNIQUE KEY `by_email` (`email`), KEY `s` (`status`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
